package censo.source.supervisor;

import censo.inventory.Code;
import censo.inventory.Origin;
import censo.inventory.Problem.Severity;
import censo.source.Draft;
import java.util.Map;
import java.util.Optional;

/**
 * What is the same for all sections.
 *
 * @param draft where problems go
 * @param includes whether there is an {@code [include]} section, which makes {@code %(here)s} a
 *     matter of text
 * @param environment what {@code [supervisord]} sets for all
 */
record Context(
    Draft draft, Machine machine, boolean includes, Map<String, Optional<String>> environment) {
  Context withDraft(Draft other) {
    return new Context(other, machine, includes, environment);
  }

  Context withEnvironment(Map<String, Optional<String>> variables) {
    return new Context(draft, machine, includes, variables);
  }

  void fatal(Origin at, String message, String mend) {
    draft.add(draft.problem(Severity.FATAL, Code.SUPERVISOR_FATAL, at, message, mend));
  }
}
