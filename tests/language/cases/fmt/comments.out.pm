# before everything

# with a tab
table      # one
    voice  # two
    first  # three
    {      # four
    # five

    row              # six
        a            # seven
        when         # eight
             x is 1  # nine
          or         # ten
             y       # eleven
          # twelve
          or z in {  # thirteen
              # fourteen
              a, b,  # fifteen
              c,     # sixteen
              # seventeen
          }  # eighteen
        ->   # nineteen
        # twenty
        Ready  # twenty-one
    # twenty-two
}  # twenty-three

# twenty-four
table empty first {
    # nothing yet
}

context {  # nothing either
}

state Ready {  # a
    # b
    mode       # c
        :      # d
        token  # e
        {      # f
        a  # g
        ,
        b,
    }
    # h
}

define x = y  # behind

# at the end
