// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.scenario;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import protoprobe.procmem.target.Memfd;
import protoprobe.procmem.wire.Errno;
import protoprobe.procmem.wire.Returned;

/** What a fault makes of a call. */
final class Effects {
  private Effects() {}

  /** It returns this number. */
  static UnaryOperator<Seen> returns(long value) {
    return returns(seen -> value);
  }

  /** It returns what is found out from the call. */
  static UnaryOperator<Seen> returns(Function<Seen, Long> value) {
    return seen ->
        new Seen(seen.task(), seen.call(), new Returned(seen.call().syscall(), value.apply(seen)));
  }

  /** It fails. */
  static UnaryOperator<Seen> fails(Errno errno) {
    return returns(-errno.number());
  }

  /** These octets stand at the address that is its argument of that index. */
  static UnaryOperator<Seen> leaves(int index, byte... octets) {
    return seen -> {
      seen.task().agent().poke(seen.argument(index), octets);
      return seen;
    };
  }

  /** These octets stand so far behind the address that is its argument of that index. */
  static UnaryOperator<Seen> patches(int index, int offset, byte... octets) {
    return seen -> {
      seen.task().agent().poke(seen.argument(index) + offset, octets);
      return seen;
    };
  }

  /** It opens a file with this content instead. */
  static UnaryOperator<Seen> opens(String content) {
    return seen -> {
      Memfd file = Memfd.of(seen.task(), 0);
      byte[] octets = content.getBytes(StandardCharsets.UTF_8);
      file.file().pwrite(0, octets).value();
      return returns(file.descriptor()).apply(seen);
    };
  }

  /** First the one, then the other. */
  static UnaryOperator<Seen> both(UnaryOperator<Seen> one, UnaryOperator<Seen> other) {
    return seen -> other.apply(one.apply(seen));
  }
}
