package censo.source.cron;

import censo.source.Cases;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class CronTest {
  @TestFactory
  Stream<DynamicTest> cases() {
    return Cases.of(new Cron());
  }
}
