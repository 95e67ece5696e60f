// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An absolute domain name of at most 255 octets (RFC 1035 3.1), its letters kept as they were
 * given.
 *
 * <p>Equality ignores ASCII case (RFC 4343); {@link #sameOctets} does not.
 */
public final class Name {
  static final int MAX_LABEL = 63;
  static final int MAX_OCTETS = 255;

  public static final Name ROOT = new Name(new byte[] {0});

  /** Length octets, labels and the root's zero. */
  private final byte[] wire;

  private Name(byte[] wire) {
    this.wire = wire;
  }

  /** A wire form that its reader has checked. */
  static Name ofChecked(byte[] wire) {
    return wire.length == 1 ? ROOT : new Name(wire);
  }

  /**
   * From presentation format: labels with dots, {@code \.}, {@code \ddd}; the last dot is optional.
   *
   * @throws IllegalArgumentException for an empty or too long label, a too long name, a bad escape
   */
  public static Name parse(String text) {
    return NameText.parse(text);
  }

  /**
   * A name of these labels below this one, the leftmost first.
   *
   * @throws IllegalArgumentException for a label of 0 or more than 63 octets, or a too long name
   */
  static Name of(List<byte[]> labels) {
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    for (byte[] label : labels) {
      if (label.length == 0 || label.length > MAX_LABEL) {
        throw new IllegalArgumentException(
            "label: expected 1 to 63 octets, are " + label.length + ": " + Arrays.toString(label));
      }
      wire.write(label.length);
      wire.writeBytes(label);
    }
    wire.write(0);
    if (wire.size() > MAX_OCTETS) {
      throw new IllegalArgumentException("name: expected at most 255 octets, are " + wire.size());
    }
    return ofChecked(wire.toByteArray());
  }

  /** The wire form without compression: length octets, labels, zero. */
  public Bytes octets() {
    return Bytes.of(wire);
  }

  /** Length of the wire form, 1 to 255. */
  public int length() {
    return wire.length;
  }

  public boolean isRoot() {
    return wire.length == 1;
  }

  /** The raw labels, the leftmost first; none for the root. */
  public List<Bytes> labels() {
    List<Bytes> labels = new ArrayList<>();
    for (int at = 0; wire[at] != 0; at += 1 + wire[at]) {
      labels.add(Bytes.copy(wire, at + 1, at + 1 + wire[at]));
    }
    return labels;
  }

  /**
   * The name without its first label.
   *
   * @throws IllegalStateException for the root, which has no parent
   */
  public Name parent() {
    if (isRoot()) {
      throw new IllegalStateException("name: expected one with a parent, is the root");
    }
    return ofChecked(Arrays.copyOfRange(wire, 1 + wire[0], wire.length));
  }

  /**
   * A label (presentation format, so {@code \.} is a dot in it) in front of this name.
   *
   * @throws IllegalArgumentException if the label or the new name is too long
   */
  public Name child(String label) {
    List<byte[]> labels = new ArrayList<>(NameText.labels(label));
    labels().forEach(mine -> labels.add(mine.toArray()));
    return of(labels);
  }

  /** Whether this is {@code other} or below it; ASCII case ignored. */
  public boolean isSubdomainOf(Name other) {
    int at = 0;
    while (wire.length - at > other.wire.length) {
      at += 1 + wire[at];
    }
    return wire.length - at == other.wire.length
        && ofChecked(Arrays.copyOfRange(wire, at, wire.length)).equals(other);
  }

  /** Equal octet for octet: what a 0x20 check asks. */
  public boolean sameOctets(Name other) {
    return Arrays.equals(wire, other.wire);
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Name that) || wire.length != that.wire.length) {
      return false;
    }
    for (int at = 0; at < wire.length; at++) {
      if (lower(wire[at]) != lower(that.wire[at])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (byte octet : wire) {
      hash = 31 * hash + lower(octet);
    }
    return hash;
  }

  /** Length octets stay what they are: none of them is as high as a letter. */
  private static int lower(byte octet) {
    return octet >= 'A' && octet <= 'Z' ? octet + 32 : octet;
  }

  /** Presentation format with the last dot; whatever is not plain is {@code \ddd}. */
  @Override
  public String toString() {
    return NameText.format(labels());
  }
}
