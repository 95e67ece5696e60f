// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.util.List;
import protoprobe.quic.altsvc.AltSvc;

/**
 * What the site says of its alternatives at one place.
 *
 * @param place such as {@code HTTP/2}
 * @param lines field lines, or the value of a frame
 * @param field what they were read as
 */
public record Statement(String place, List<String> lines, AltSvc field) {
  static Statement of(String place, List<String> lines) {
    return new Statement(place, List.copyOf(lines), AltSvc.parse(lines));
  }
}
