package censo.source.unit;

import censo.inventory.Origin;
import censo.inventory.Utf8;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A command of {@code ExecStart=} and its like (systemd.service(5), Command lines).
 *
 * @param marks before the program, as {@code -} or {@code @}
 * @param words the program and its arguments, one character per byte
 */
public record Command(String marks, List<String> words, Origin at) {
  private static final String MARKS = "-@:+!";

  public Command {
    words = List.copyOf(words);
  }

  /** The words as text. */
  public List<String> texts() {
    return words.stream().map(Utf8::decode).toList();
  }

  /** Empty where it can't be taken apart. */
  public static Optional<Command> of(Assignment assignment) {
    return Words.split(assignment.value())
        .filter(words -> !words.isEmpty())
        .map(words -> of(words, assignment.at()));
  }

  private static Command of(List<String> words, Origin at) {
    String program = words.getFirst();
    int marks = 0;
    while (marks < program.length() && MARKS.indexOf(program.charAt(marks)) >= 0) {
      marks++;
    }
    List<String> unmarked = new ArrayList<>(words);
    unmarked.set(0, program.substring(marks));
    return new Command(program.substring(0, marks), unmarked, at);
  }
}
