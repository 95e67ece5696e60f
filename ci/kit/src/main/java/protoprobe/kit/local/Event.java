// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import protoprobe.kit.result.RecordFile;
import protoprobe.kit.result.Result;
import protoprobe.kit.result.TargetInfo;

/**
 * One line of JSON by which a run inside its namespaces tells the process outside how it goes on.
 *
 * @param kind what happened
 * @param id the case that began, or empty
 * @param text why it ended early or could not start, or empty
 * @param target what was started, once it is ready, and again at the end
 * @param result the case that ended
 */
record Event(
    Kind kind, String id, String text, Optional<TargetInfo> target, Optional<Result> result) {
  private static final ObjectMapper JSON = RecordFile.mapper();

  /** What an event tells. */
  enum Kind {
    /** The target runs. */
    READY,
    /** A case begins. */
    STARTED,
    /** A case has its result. */
    FINISHED,
    /** The run was cut off by its total time limit. */
    STOPPED,
    /** The target could not be started. */
    REFUSED,
    /** The target ended by itself in mid-run. */
    DIED,
    /** The run came to its end. */
    END
  }

  static Event ready(TargetInfo target) {
    return new Event(Kind.READY, "", "", Optional.of(target), Optional.empty());
  }

  static Event started(String id) {
    return new Event(Kind.STARTED, id, "", Optional.empty(), Optional.empty());
  }

  static Event finished(Result result) {
    return new Event(Kind.FINISHED, result.id(), "", Optional.empty(), Optional.of(result));
  }

  /** The run came to its end; what is known of the target may be more by now. */
  static Event end(TargetInfo target) {
    return new Event(Kind.END, "", "", Optional.of(target), Optional.empty());
  }

  static Event told(Kind kind, String text) {
    return new Event(kind, "", text, Optional.empty(), Optional.empty());
  }

  String toLine() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("event " + kind + " " + id + " cannot be written", e);
    }
  }

  /** The event of that line; empty if the line is none, such as the words of a program inside. */
  static Optional<Event> parse(String line) {
    if (!line.startsWith("{")) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(line, Event.class));
    } catch (JsonProcessingException notOurs) {
      return Optional.empty();
    }
  }
}
