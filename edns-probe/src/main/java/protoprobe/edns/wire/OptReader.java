// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import java.util.ArrayList;
import java.util.List;
import protoprobe.edns.wire.Problem.Kind;

/** Reads OPT records (RFC 6891 6.1.2, 6.1.3) and judges where they stand (6.1.1). */
final class OptReader {
  /** OPTION-CODE and OPTION-LENGTH. */
  private static final int OPTION_HEADER = 4;

  private final Rr record;
  private final Findings findings;

  private OptReader(Rr record, Findings findings) {
    this.record = record;
    this.findings = findings;
  }

  static List<Opt> readAll(List<Rr> records, Findings findings) {
    List<Opt> opts = new ArrayList<>();
    for (Rr record : records) {
      if (record.type() == Type.OPT) {
        OptReader reader = new OptReader(record, findings);
        reader.judgePlace(opts.size());
        opts.add(reader.read());
      }
    }
    return opts;
  }

  private void judgePlace(int before) {
    if (!record.owner().isRoot()) {
      place("is owned by %s, not by the root".formatted(record.owner()));
    }
    if (record.section() != Section.ADDITIONAL) {
      place("is in section %s, not ADDITIONAL".formatted(record.section()));
    }
    if (before > 0) {
      place("is number %d, only one is allowed".formatted(before + 1));
    }
  }

  private void place(String what) {
    findings.problem(
        Kind.OPT_PLACE, record.offset(), "OPT at %d %s".formatted(record.offset(), what));
  }

  private Opt read() {
    Bytes rdata = record.rdata();
    List<EdnsOption> options = new ArrayList<>();
    int at = 0;
    while (at + OPTION_HEADER <= rdata.length()) {
      int end = at + OPTION_HEADER + rdata.u16(at + 2);
      if (end > rdata.length()) {
        break;
      }
      EdnsOption option = new EdnsOption(rdata.u16(at), rdata.slice(at + OPTION_HEADER, end));
      judge(option, record.rdataOffset() + at);
      options.add(option);
      at = end;
    }
    Bytes rest = rdata.from(at);
    judgeRest(rest, record.rdataOffset() + at);
    int ttl = (int) record.ttl();
    return new Opt(
        record, record.klass(), ttl >>> 24, ttl >> 16 & 0xFF, ttl & 0xFFFF, options, rest);
  }

  private void judge(EdnsOption option, int offset) {
    OptionView view = OptionView.of(option);
    String what = "option %d at %d: ".formatted(option.code(), offset);
    view.problems().forEach(text -> findings.problem(Kind.OPTION, offset, what + text));
    view.remarks().forEach(text -> findings.remark(Kind.OPTION, offset, what + text));
  }

  private void judgeRest(Bytes rest, int offset) {
    if (rest.isEmpty()) {
      return;
    }
    int end = offset + rest.length();
    String text =
        rest.length() < OPTION_HEADER
            ? "option at %d needs 4 octets of header, RDATA ends at %d".formatted(offset, end)
            : "option %d at %d: length %d runs past RDLEN end %d"
                .formatted(rest.u16(0), offset, rest.u16(2), end);
    findings.problem(Kind.OPT_RDATA, offset, text);
  }
}
