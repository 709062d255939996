package censo.source.supervisor;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What an event listener may subscribe to, by {@code supervisor/events.py}. */
final class Events {
  private static final Set<String> KNOWN =
      Set.of(
          ("EVENT PROCESS_STATE PROCESS_STATE_STOPPED PROCESS_STATE_EXITED PROCESS_STATE_STARTING"
                  + " PROCESS_STATE_STOPPING PROCESS_STATE_BACKOFF PROCESS_STATE_FATAL"
                  + " PROCESS_STATE_RUNNING PROCESS_STATE_UNKNOWN PROCESS_COMMUNICATION"
                  + " PROCESS_COMMUNICATION_STDOUT PROCESS_COMMUNICATION_STDERR PROCESS_LOG"
                  + " PROCESS_LOG_STDOUT PROCESS_LOG_STDERR REMOTE_COMMUNICATION"
                  + " SUPERVISOR_STATE_CHANGE SUPERVISOR_STATE_CHANGE_RUNNING"
                  + " SUPERVISOR_STATE_CHANGE_STOPPING TICK TICK_5 TICK_60 TICK_3600 PROCESS_GROUP"
                  + " PROCESS_GROUP_ADDED PROCESS_GROUP_REMOVED")
              .split(" "));

  static final Type TYPE =
      (text, machine) ->
          Type.LIST.take(text.toUpperCase(Locale.ROOT), machine)
                      instanceof Type.Taken.Several(List<String> events)
                  && KNOWN.containsAll(events)
              ? new Type.Taken.Several(List.copyOf(new LinkedHashSet<>(events)))
              : Type.refused(
                  "names an event that supervisord does not have",
                  "write its name as the manual has it, PROCESS_STATE_EXITED");

  private Events() {}
}
