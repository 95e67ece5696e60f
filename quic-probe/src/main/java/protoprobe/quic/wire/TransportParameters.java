// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Transport parameters in their order (RFC 9000 section 18); the same one twice can be said, and
 * read, though neither is allowed.
 *
 * @param entries in order
 */
public record TransportParameters(List<Entry> entries) {
  /** None. */
  public static final TransportParameters NONE = new TransportParameters(List.of());

  /**
   * One parameter.
   *
   * @param number its id
   * @param value its octets
   */
  public record Entry(long number, byte[] value) {}

  public TransportParameters {
    entries = List.copyOf(entries);
  }

  /**
   * Reads the extension's content.
   *
   * @throws WireFault if it ends within a parameter
   */
  public static TransportParameters decode(byte[] octets) {
    List<Entry> entries = new ArrayList<>();
    WireReader reader = new WireReader(octets);
    while (reader.hasMore()) {
      long number = reader.varInt("transport parameter id");
      entries.add(new Entry(number, reader.prefixed("transport parameter")));
    }
    return new TransportParameters(entries);
  }

  /** The extension's content. */
  public byte[] encode() {
    WireWriter writer = new WireWriter();
    entries.forEach(entry -> writer.varInt(entry.number()).prefixed(entry.value()));
    return writer.toBytes();
  }

  /** With one more at the end. */
  public TransportParameters with(long number, byte... value) {
    List<Entry> more = new ArrayList<>(entries);
    more.add(new Entry(number, value));
    return new TransportParameters(more);
  }

  /** With one more at the end. */
  public TransportParameters with(TransportParameterId id, byte... value) {
    return with(id.number(), value);
  }

  /** With an integer more at the end, in the fewest octets. */
  public TransportParameters with(TransportParameterId id, long value) {
    return with(id, VarInt.encode(value, VarInt.length(value)));
  }

  /** Without any of that id. */
  public TransportParameters without(TransportParameterId id) {
    return new TransportParameters(
        entries.stream().filter(entry -> entry.number() != id.number()).toList());
  }

  /** How often it is there. */
  public long count(TransportParameterId id) {
    return entries.stream().filter(entry -> entry.number() == id.number()).count();
  }

  /** The octets of the first of that id. */
  public Optional<byte[]> find(TransportParameterId id) {
    return entries.stream()
        .filter(entry -> entry.number() == id.number())
        .map(Entry::value)
        .findFirst();
  }

  /**
   * The integer of the first of that id.
   *
   * @throws WireFault if it is no integer, or something is behind it
   */
  public OptionalLong integer(TransportParameterId id) {
    Optional<byte[]> value = find(id);
    if (value.isEmpty()) {
      return OptionalLong.empty();
    }
    WireReader reader = new WireReader(value.get());
    long integer = reader.varInt(id.name());
    if (reader.hasMore()) {
      throw reader.fault(id.name(), reader.remaining() + " octets behind the integer");
    }
    return OptionalLong.of(integer);
  }
}
