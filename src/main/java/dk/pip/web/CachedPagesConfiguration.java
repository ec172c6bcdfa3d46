package dk.pip.web;

import java.time.Clock;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CachedPagesConfiguration {

  @Bean
  PageCache pageCache() {
    return new PageCache();
  }

  @Bean
  WebServerFactoryCustomizer<JettyServletWebServerFactory> cachedPages(PageCache cache, Clock clock) {
    return factory ->
        factory.addServerCustomizers(
            server -> {
              var pages = new CachedPages(cache, clock);
              pages.setHandler(server.getHandler());
              server.setHandler(pages);
            });
  }
}
