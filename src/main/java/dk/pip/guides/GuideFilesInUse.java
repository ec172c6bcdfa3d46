package dk.pip.guides;

import dk.pip.editions.BytesUsers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The files that guides have, or had in a version before.
@Configuration(proxyBeanMethods = false)
class GuideFilesInUse {
  @Bean
  BytesUsers filesOfGuides(JdbcClient jdbc) {
    return BytesUsers.of(jdbc, "select sha256 from guides.version_file where sha256 = any(:all)");
  }
}
