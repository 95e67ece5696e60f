// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.Optional;

/** Answers requests of one connection or stream, each when it is complete. */
final class PagesHandler extends SimpleChannelInboundHandler<HttpObject> {
  private final Pages pages;
  private final Optional<String> altSvc;
  private FullHttpResponse next;

  /**
   * @param pages what is served
   * @param altSvc the field's value, if it is sent here
   */
  PagesHandler(Pages pages, Optional<String> altSvc) {
    this.pages = pages;
    this.altSvc = altSvc;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
    if (message instanceof HttpRequest request) {
      next = pages.answer(request);
      altSvc.ifPresent(value -> next.headers().set(HttpHeaderNames.ALT_SVC, value));
    }
    if (message instanceof LastHttpContent && next != null) {
      context.writeAndFlush(next);
      next = null;
    }
  }

  /** A client that breaks off or breaks rules is no news. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }
}
