package censo.source.systemd;

import censo.source.Cases;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class SystemdTest {
  @TestFactory
  Stream<DynamicTest> cases() {
    return Cases.of(new Systemd());
  }
}
