package dk.pip.newsroom;

import dk.pip.editions.BytesUsers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The attachments that stories have, or had in a version before.
@Configuration(proxyBeanMethods = false)
class AttachmentsInUse {
  @Bean
  BytesUsers attachmentsOfStories(JdbcClient jdbc) {
    return BytesUsers.of(jdbc, "select sha256 from newsroom.attachment where sha256 = any(:all)");
  }
}
