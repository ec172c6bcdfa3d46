package dk.pip.library;

import dk.pip.editions.BytesUsers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// All that the library's pictures have looked like, those that were taken away among them.
@Configuration(proxyBeanMethods = false)
class PicturesInUse {
  @Bean
  BytesUsers picturesOfTheLibrary(JdbcClient jdbc) {
    var sql =
        """
        select sha256 from library.picture_content where sha256 = any(:all)
         union
        select sha256 from library.picture where sha256 = any(:all)
         union
        select original from library.picture where original = any(:all)
        """;
    return BytesUsers.of(jdbc, sql);
  }
}
