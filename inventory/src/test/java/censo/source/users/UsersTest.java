package censo.source.users;

import static org.junit.jupiter.api.Assertions.assertEquals;

import censo.inventory.Reading;
import censo.source.Cases;
import censo.source.MemoryRoot;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class UsersTest {
  @TestFactory
  Stream<DynamicTest> cases() {
    return Cases.of(new Users());
  }

  @Test
  void without_passwd_there_is_nothing_to_tell() {
    Reading reading = new Users().read(new MemoryRoot(), List.of());
    assertEquals(Reading.Status.ABSENT, reading.status());
  }
}
