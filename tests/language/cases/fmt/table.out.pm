language 1  # the only one so far
use microsoft
# Ready and its kin
use genesys
define on_a_call = activity in {on-the-phone, in-a-conference}

table voice first {
    # calls come first
    row on_call   when on_a_call                                 -> NotReady reason "OnCall"
    row dnd       when availability is do-not-disturb
                    or activity is urgent-interruptions-only     -> NotReady reason "DND"

    row free      when availability is available                 -> Ready after 2s  # a moment of it is not enough
    row away      when availability in {away, be-right-back}     -> NotReady reason "Away" after 30s
    row somewhere when activity in {
                      out-of-office, off-work, in-a-meeting, in-presentation, in-a-conference,
                  }                                              -> keep
    row mixed     when activity in {
                      out-of-office, off-work, in-a-meeting, in-presentation, in-a-conference,
                  }
                   and note is absent
                   and not (device is mobile and note like "*lunch*"
                            or agent.group is "second line")     -> keep
    row too_long_for_the_column_of_arrows when availability is offline
                                           and not agent.on_call -> NotReady mode after-call-work reason "Unreachable for a while"
    row never     when not (availability is busy
                            or availability is away)             -> restore after 1000ms
    otherwise                                                    -> NotReady reason "Unknown"
}

table chat any {
    otherwise -> keep
}

define late = between 08:00 and 18:00

table narrow first {
    row on_call when activities in {on-the-phone} or agent.on_call    -> NotReady reason "OnCall"
    row lost    when subscription is terminated -> NotReady reason "NoPresence" after 5s
    row meal    when not activities in {
                    breakfast, lunch, dinner, meal,
                }                                                     -> NotReady reason "Meal"
    row both    when basic is open
                 and (user-input is idle
                      or activities in {away, sleeping, travel})      -> keep
    row whole   when some-long-name is another-long-name-of-something -> NotReady reason "Unbroken"
    row free    when basic is open                                    -> Ready
    # inside of it
    row said    when activities in {
                    breakfast,  # early
                    lunch,
                }                                                     -> keep
}

table wide first {
    row a when activity in {on-the-phone, in-a-conference} -> Ready
    row b when activity in {on-the-phone, in-a-conference} -> NotReady
    row c when activity in {on-the-phone, in-a-conference} -> keep
    row d when activity in {on-the-phone, in-a-conference} -> restore
    row e when activity in {on-the-phone, in-a-conference} -> Ready after 1s
    row f when note is absent -> NotReady reason "One arrow is better out of its column"
}
