package censo.source.sysctl;

import censo.source.Cases;
import censo.source.zend.MutantTrees;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SysctlTest {
  @TestFactory
  Stream<DynamicTest> cases() {
    return Cases.of(new Sysctl());
  }

  @Test
  void noMutantOfACaseBreaksIt() throws IOException {
    MutantTrees.read(new Sysctl(), 2000);
  }
}
