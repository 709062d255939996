package censo.source.hosts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  private static final long SEED = 20261124;

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, 10.0.0.1",
    "255.255.255.255, 255.255.255.255",
    "::, ::",
    "::1, ::1",
    "2001:DB8::0001, 2001:db8::1",
    "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
    "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
    "1:0:0:2:0:0:0:3, 1:0:0:2::3",
    "1:0:0:2:0:0:3:4, 1::2:0:0:3:4",
    "::ffff:10.0.0.1, ::ffff:10.0.0.1",
    "::ffff:a00:1, ::ffff:10.0.0.1",
    "::1.2.3.4, ::1.2.3.4",
    "::0.0.1.2, ::102",
    "64:ff9b::1.2.3.4, 64:ff9b::102:304",
  })
  void is_printed_as_glibc_prints_it(String text, String printed) {
    assertEquals(Optional.of(printed), Address.parse(text).map(Address::toString));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "10.5",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.256",
        "01.2.3.4",
        "1.2.3.4 ",
        "1.2.3.",
        "0x7f.0.0.1",
        ":",
        ":::",
        ":1",
        "1:",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1::2::3",
        "12345::",
        "::g",
        "::1%lo0",
        "[::1]",
        "::1/64",
        "1:2:3:4:5:6:7:8::",
        "::1:2:3:4:5:6:7:8",
        "::1.2.3",
        "1.2.3.4::",
        "::1.2.3.4:5",
        "1:2:3:4:5:6:7:1.2.3.4",
        "\ufeff10.0.0.1",
      })
  void is_none_where_glibc_takes_none(String text) {
    assertEquals(Optional.empty(), Address.parse(text));
  }

  @Test
  void what_is_printed_is_read_back() {
    Random random = new Random(SEED);
    for (int i = 0; i < 2_000; i++) {
      int[] groups = random.ints(i % 4 == 0 ? 2 : 8, 0, 0x10000).toArray();
      for (int n = random.nextInt(12); n > 0; n--) {
        groups[random.nextInt(groups.length)] = 0;
      }
      Address address = new Address(Arrays.stream(groups).boxed().toList());
      assertEquals(Optional.of(address), Address.parse(address.toString()), () -> "seed " + SEED);
    }
  }
}
