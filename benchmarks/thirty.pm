# A table of thirty rows over eight fields, as a site might grow it. `test_decide.py` holds the
# same table written by hand in Python.
language 1
use microsoft
use sip
use genesys

context {
    agent.on_call : yes/no
    agent.group   : token { front-office, back-office, night, vip }
}

table voice first {
    row lost         when subscription is terminated         -> NotReady reason "NoPresence"
    row pending      when subscription is pending            -> keep
    row on_call      when agent.on_call                      -> NotReady reason "OnCall"
    row phone        when activity in {on-the-phone, in-a-conference}
                                                             -> NotReady reason "OnCall"
    row on_leave     when calendar is out-of-office and note-type is oof
                       and availability >= 12000             -> LoggedOut
    row oof          when note-type is oof and availability in away..offline
                                                             -> NotReady reason "OutOfOffice"
    row dnd          when activity is urgent-interruptions-only or availability is 6900
                                                             -> NotReady reason "DND"
    row presenting   when activity is in-presentation        -> NotReady reason "Presenting"
    row desk_meeting when activity is in-a-meeting and device is deskphone and agent.group is vip
                                                             -> NotReady reason "MeetingAtDesk"
    row meeting      when activity is in-a-meeting           -> NotReady reason "Meeting"
    row off_work     when activity is off-work               -> LoggedOut
    row no_calls     when availability is do-not-disturb     -> NotReady reason "DND"
    # presencemap: allow ready-without-hold -- a table to be measured, with and without holds
    row vip_free     when availability is available and agent.group is vip
                                                             -> Ready
    row mobile       when availability is available and device is mobile
                                                             -> NotReady reason "Mobile"
    row web          when availability is available and device is web
                                                             -> NotReady reason "Web"
    row booked       when availability is available and calendar is busy
                                                             -> NotReady reason "Booked"
    row half_booked  when availability is available and calendar is tentative
                       and agent.group is back-office        -> NotReady reason "Booked"
    row free         when availability is available          -> Ready after 3s
    row vip_idle     when availability is available-idle and agent.group is vip
                                                             -> NotReady reason "Idle"
    row idle         when availability is available-idle     -> keep
    row night        when availability is busy and agent.group is night
                                                             -> NotReady reason "Night"
    row busy_mobile  when availability in busy..busy-idle and device is mobile
                                                             -> NotReady reason "BusyMobile"
    row busy         when availability is busy               -> NotReady reason "Busy"
    row busy_idle    when availability is busy-idle          -> NotReady reason "BusyIdle"
    row lunch        when availability is be-right-back and calendar is free
                                                             -> NotReady reason "Lunch"
    row back_soon    when availability is be-right-back      -> NotReady reason "BeRightBack"
    row away_mobile  when availability is away and device is mobile
                                                             -> NotReady reason "AwayMobile"
    row away         when availability is away               -> NotReady reason "Away"
    row gone         when availability is offline            -> LoggedOut after 5s
    row unknown      when availability < 3000            -> NotReady reason "Unknown"
    otherwise                                                -> NotReady reason "NoNumber"
}
