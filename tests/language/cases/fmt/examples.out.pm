example "a call wins over Available" {
    availability 3500, activity on-the-phone  =>  voice NotReady reason "OnCall"
}
example "free" {
    availability 3500  =>  voice Ready after 3s
}
example "nothing" {
    =>  voice NotReady
}
example "two tables" {
    availability 3500, note absent  =>  voice Ready, chat keep
}
# a long one
example "long" {
    availability 3500, activity on-the-phone, activities {busy, meal, in-transit},
    location "second floor"
    => voice Ready,
       chat NotReady reason "On the phone",
       mail keep
}
example "told" {
    availability 3500,  # the number
    # and the word
    activity free
    => voice Ready  # at once
}
