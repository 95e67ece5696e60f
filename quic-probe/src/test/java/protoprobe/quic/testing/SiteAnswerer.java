// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.testing;

import io.netty.channel.Channel;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import protoprobe.quic.stack.Errand.Field;
import protoprobe.quic.tcp.AltSvcFrame;
import protoprobe.quic.tcp.HttpVersion;

/** Asks the script, on whatever connection. */
record SiteAnswerer(SiteScript script, AtomicInteger requests, boolean secure) {
  SiteReply answer(
      Channel channel,
      HttpVersion version,
      String method,
      String authority,
      String path,
      List<Field> headers,
      List<AltSvcFrame> frames) {
    return script.answer(
        new SiteRequest(
            requests.getAndIncrement(),
            SiteServer.local(channel),
            secure,
            version,
            method,
            authority,
            path,
            headers,
            frames));
  }
}
