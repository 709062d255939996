package censo.agent;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class MainTest {
  @Test
  void aBugIsToldWithoutTheValueThatShowedIt() {
    String told =
        Main.trace(
            new IllegalStateException(
                "at hunter2", new NumberFormatException("For input hunter2")));
    assertTrue(told.contains("IllegalStateException\n\tat censo.agent.MainTest"), told);
    assertTrue(told.contains("NumberFormatException"), told);
    assertFalse(told.contains("hunter2"), told);
  }
}
