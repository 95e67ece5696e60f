// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A message to be sent, right or wrong.
 *
 * @param flags the header's second word
 * @param entries all sections' records; the order within a section is the order here
 * @param counts what the header claims where that is not the truth
 * @param cut send only so many octets
 * @param trailing octets after the last record
 */
record Draft(
    int id,
    int flags,
    List<Question> questions,
    List<Entry> entries,
    Map<Section, Integer> counts,
    int cut,
    Bytes trailing) {

  Draft {
    questions = List.copyOf(questions);
    entries = List.copyOf(entries);
    counts = Map.copyOf(counts);
  }

  static Draft of(int flags, List<Question> questions, List<Entry> entries) {
    return new Draft(0, flags, questions, entries, Map.of(), Integer.MAX_VALUE, Bytes.EMPTY);
  }

  Draft id(int other) {
    return new Draft(other, flags, questions, entries, counts, cut, trailing);
  }

  Draft flags(int word) {
    return new Draft(id, word, questions, entries, counts, cut, trailing);
  }

  Draft flag(Flag flag, boolean on) {
    return flags(flag.put(flags, on));
  }

  Draft opcode(int opcode) {
    return flags(flags & 0x87FF | (opcode & 0xF) << 11);
  }

  Draft headerRcode(int rcode) {
    return flags(flags & 0xFFF0 | rcode & 0xF);
  }

  Draft questions(List<Question> others) {
    return new Draft(id, flags, others, entries, counts, cut, trailing);
  }

  Draft moreQuestion(Question question) {
    List<Question> more = new ArrayList<>(questions);
    more.add(question);
    return questions(more);
  }

  Draft entries(List<Entry> others) {
    return new Draft(id, flags, questions, others, counts, cut, trailing);
  }

  Draft append(Entry entry) {
    List<Entry> more = new ArrayList<>(entries);
    more.add(entry);
    return entries(more);
  }

  /** In front of the first OPT, or at the end if there is none. */
  Draft beforeOpt(Entry entry) {
    int at = optIndex().orElse(entries.size());
    List<Entry> more = new ArrayList<>(entries);
    more.add(at, entry);
    return entries(more);
  }

  Draft count(Section section, int claimed) {
    Map<Section, Integer> more = new EnumMap<>(Section.class);
    more.putAll(counts);
    more.put(section, claimed);
    return new Draft(id, flags, questions, entries, more, cut, trailing);
  }

  Draft cut(int octets) {
    return new Draft(id, flags, questions, entries, counts, octets, trailing);
  }

  Draft trailing(Bytes octets) {
    return new Draft(id, flags, questions, entries, counts, cut, octets);
  }

  private Optional<Integer> optIndex() {
    for (int at = 0; at < entries.size(); at++) {
      if (entries.get(at) instanceof Entry.Pseudo) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  boolean hasOpt() {
    return optIndex().isPresent();
  }

  Draft withoutOpt() {
    return entries(entries.stream().filter(entry -> !(entry instanceof Entry.Pseudo)).toList());
  }

  /** The first OPT changed; a plain one is made first if there is none. */
  Draft opt(UnaryOperator<OptDraft> change) {
    if (!hasOpt()) {
      return append(new Entry.Pseudo(Section.ADDITIONAL, change.apply(OptDraft.PLAIN)));
    }
    return replaceOpt(old -> new Entry.Pseudo(old.section(), change.apply(old.opt())));
  }

  Draft optIn(Section section) {
    return opt(same -> same).replaceOpt(old -> new Entry.Pseudo(section, old.opt()));
  }

  private Draft replaceOpt(Function<Entry.Pseudo, Entry> change) {
    List<Entry> others = new ArrayList<>(entries);
    optIndex().ifPresent(at -> others.set(at, change.apply((Entry.Pseudo) others.get(at))));
    return entries(others);
  }

  byte[] toBytes(boolean compress) {
    WireBuilder out = new WireBuilder().u16(id).u16(flags);
    for (Section section : Section.values()) {
      out.u16(counts.getOrDefault(section, trueCount(section)));
    }
    for (Question question : questions) {
      out.name(question.name()).u16(question.type()).u16(question.klass());
    }
    for (Section section : Section.values()) {
      entries.stream().filter(e -> e.section() == section).forEach(e -> e.write(out, compress));
    }
    byte[] whole = out.bytes(trailing).toBytes();
    return whole.length > cut ? Arrays.copyOf(whole, cut) : whole;
  }

  private int trueCount(Section section) {
    long entered = entries.stream().filter(entry -> entry.section() == section).count();
    return (int) entered + (section == Section.QUESTION ? questions.size() : 0);
  }
}
