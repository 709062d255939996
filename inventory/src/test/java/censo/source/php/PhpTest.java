package censo.source.php;

import censo.source.Cases;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class PhpTest {
  @TestFactory
  Stream<DynamicTest> cases() {
    return Cases.of(new Php());
  }
}
