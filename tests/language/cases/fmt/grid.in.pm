table chat unique {# signed by the business
  availability | activity | agent.group -> outcome
  # the good case
  available | any | any -> Ready
  busy..offline | any | any -> NotReady reason "Busy"   # for now

  not absent | not {in-a-meeting, "x"} | like "second*" -> keep after 5m
  < 3000 | between 8:00 and 9:30 | {
     first-line, second-line, # both
     third-line
  } -> keep
  any | {on-the-phone, in-a-conference, in-a-meeting, in-presentation} | any -> keep
  otherwise -> NotReady
  # the end
}
table mail first {
  availability -> outcome
  free: available -> Ready
  gone_for_good: offline -> LoggedOut
  away..offline -> NotReady
  otherwise -> keep }
table wide unique {
  availability | activity | custom-activity -> outcome
  lost: any | any | "In a conversation, of which nobody knows the end" -> NotReady reason "NoPresence" after 5s
  busy: busy | any | any -> NotReady reason "Busy"
  far: available | any | like "a text that is wider than anything a column has to make room for, and stands out" -> keep
}
