vocabulary mine "1", "2", "2.1"
timezone "Europe/Paris"
field level "how loud" : int { low = 0..9  high = 10.. }
field number : int {  # classes
    available = 3000..4499
    away      = 15000..17999  # or longer

    offline   = 18000..
}
field none : int {}
field kind : caseless set of token open { a, "b c" } from pidf, microsoft
field activities : set of token open {
    appointment, away, breakfast, busy, dinner, holiday, in-transit, looking-for-work, lunch, meal,
}
field activity : token {
    on-the-phone,
    off-work since "2013",
    in-a-meeting until "2010",
    gone since "2007" until "2010",
}
field place : token {
    home,  # where the heart is
    work,
}
field grouped : token {
    a, b, c,

    # those with a d
    d, dd,
}
field note : text(64)
field since : time of day
field on_call : yes/no

context {
    agent.group "of the address book" : text
    # from the switch
    agent.on_call                     : yes/no  # absent counts as no

    agent.days                        : weekday
    agent.skills                      : set of token {
        english, french, german, spanish, italian, portuguese, japanese,
    }
}

context {}

state Ready routable {
    mode : token { manual-in, auto-in }
    dnd  : yes/no
}
state Away "not here"
state Gone logged-out {}
state Left "off"  # the switch says so
    logged-out

field documented "so long that nothing more than the type itself fits into the line with it" : text
    from microsoft
field orphan : token {
    appointment, breakfast, dinner, holiday, in-transit, looking-for-work, lunch, on-the-phone,
    away, tv,
}
field status : token {
    one, two,  # of the first kind
    three,
    four, five, six, appointment, breakfast, dinner, holiday, in-transit, looking-for-work,
    performance,  # of the second
}
field versioned : token {
    one, two, three,
    four since "2",
    five until "3",
    six,
    seven since "2" until "3",
    eight,
}
