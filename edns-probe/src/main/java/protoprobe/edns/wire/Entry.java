// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

/** One thing in a section of a message to be sent; each counts as one record. */
sealed interface Entry {
  Section section();

  void write(WireBuilder out, boolean compress);

  /** An ordinary record; its RDATA is written as it is. */
  record Record(Section section, Rr rr) implements Entry {
    @Override
    public void write(WireBuilder out, boolean compress) {
      if (compress) {
        out.compressedName(rr.owner());
      } else {
        out.name(rr.owner());
      }
      out.u16(rr.type()).u16(rr.klass()).u32(rr.ttl()).u16(rr.rdata().length()).bytes(rr.rdata());
    }
  }

  /** An OPT, in whatever section. */
  record Pseudo(Section section, OptDraft opt) implements Entry {
    @Override
    public void write(WireBuilder out, boolean compress) {
      opt.write(out);
    }
  }

  /** Octets in the place of a record. */
  record Raw(Section section, Bytes octets) implements Entry {
    @Override
    public void write(WireBuilder out, boolean compress) {
      out.bytes(octets);
    }
  }
}
