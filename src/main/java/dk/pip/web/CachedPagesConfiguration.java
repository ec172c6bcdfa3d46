package dk.pip.web;

import dk.pip.cache.PageCache;
import dk.pip.cache.StaffCache;
import dk.pip.shared.Outage;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
class CachedPagesConfiguration {
  private static final int MEGABYTES = 96;
  private static final int MEGABYTES_OF_STAFF_PAGES = 16;

  @Bean
  PageCache pageCache() {
    return new PageCache(MEGABYTES, Headers.FIELDS);
  }

  @Bean
  StaffCache staffCache(PageCache cache, WebSettings settings) {
    return new StaffCache(settings.isOpen() ? cache : new PageCache(MEGABYTES_OF_STAFF_PAGES, List.of()));
  }

  @Bean
  Threads threadsOfServer(PageCache cache, Clock clock, Outage outage, Hosts hosts, SiteAccess door) {
    return new Threads(cache, clock, outage, hosts, door);
  }

  /// A few ordinary threads read requests and answer those for cached pages. All others get a virtual thread each.
  /// Comes after Spring’s own choice, in which every step of a request begins a virtual thread.
  static final class Threads implements WebServerFactoryCustomizer<JettyServletWebServerFactory>, Ordered {
    private static final int MOST = 32;
    private static final int LEAST = 4;

    private final PageCache cache;
    private final Clock clock;
    private final Outage outage;
    private final Hosts hosts;
    private final SiteAccess door;

    private Threads(PageCache cache, Clock clock, Outage outage, Hosts hosts, SiteAccess door) {
      this.cache = cache;
      this.clock = clock;
      this.outage = outage;
      this.hosts = hosts;
      this.door = door;
    }

    @Override
    public int getOrder() {
      return LOWEST_PRECEDENCE;
    }

    @Override
    public void customize(JettyServletWebServerFactory factory) {
      var threads = new QueuedThreadPool(MOST, LEAST);
      threads.setName("web");
      factory.setThreadPool(threads);
      factory.addServerCustomizers(this::customize);
    }

    private void customize(Server server) {
      var perRequest = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("request-", 0).factory());
      var pages = new CachedPages(cache, clock, perRequest, outage, hosts);
      pages.setHandler(server.getHandler());
      server.setHandler(pages);
      for (var connector : server.getConnectors()) {
        for (var factory : connector.getConnectionFactories()) {
          if (factory instanceof HttpConfiguration.ConnectionFactory http) {
            http.getHttpConfiguration().setSendServerVersion(false);
            http.getHttpConfiguration().addCustomizer(door.proxies());
          }
        }
      }
    }
  }
}
