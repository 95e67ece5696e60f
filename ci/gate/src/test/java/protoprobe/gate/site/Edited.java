// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import protoprobe.kit.result.RecordFile;
import protoprobe.kit.result.RunRecord;

/** Records changed in their JSON, as a stranger could write them. */
final class Edited {
  private Edited() {}

  static RunRecord record(RunRecord record, Consumer<ObjectNode> change) {
    ObjectNode json = RecordFile.mapper().valueToTree(record);
    change.accept(json);
    try {
      return RecordFile.mapper().treeToValue(json, RunRecord.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static RunRecord ofProbe(RunRecord record, String probe) {
    return record(record, json -> json.put("probe", probe));
  }

  /** The same with every requirement twice. */
  static RunRecord withCatalogueTwice(RunRecord record) {
    return record(
        record,
        json -> {
          ArrayNode catalogue = (ArrayNode) json.get("catalogue");
          catalogue.addAll(catalogue.deepCopy());
        });
  }
}
