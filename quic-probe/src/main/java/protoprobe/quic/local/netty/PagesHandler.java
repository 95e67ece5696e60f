// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local.netty;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.Optional;
import protoprobe.quic.local.web.WebSite;

/** Answers requests of one connection or stream, each when it is complete. */
final class PagesHandler extends SimpleChannelInboundHandler<HttpObject> {
  private final WebSite site;
  private final Optional<String> altSvc;
  private FullHttpResponse next;

  /**
   * @param site what is served
   * @param altSvc the field's value, if it is sent here
   */
  PagesHandler(WebSite site, Optional<String> altSvc) {
    this.site = site;
    this.altSvc = altSvc;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
    if (message instanceof HttpRequest request) {
      next = response(site.answer(request.method().name(), request.uri()));
      altSvc.ifPresent(value -> next.headers().set(HttpHeaderNames.ALT_SVC, value));
    }
    if (message instanceof LastHttpContent && next != null) {
      context.writeAndFlush(next);
      next = null;
    }
  }

  private static FullHttpResponse response(WebSite.Answer answer) {
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(answer.status()),
            Unpooled.wrappedBuffer(answer.content()));
    answer.fields().forEach(field -> response.headers().add(field.name(), field.value()));
    return response;
  }

  /** A client that breaks off or breaks rules is no news. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }
}
