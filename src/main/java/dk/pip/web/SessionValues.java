package dk.pip.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.core.convert.support.GenericConversionService;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How values are kept in sessions in the database: as JSON that is a text or a list of texts, and nothing else. Spring
/// Session's own way is Java's serialisation, by which whoever can write a row could have any class of the program made.
/// What isn't such JSON is no value, as if it weren't there.
@Configuration(proxyBeanMethods = false)
class SessionValues {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Bean
  ConversionService springSessionConversionService() {
    var conversion = new GenericConversionService();
    conversion.addConverter(Object.class, byte[].class, SessionValues::write);
    conversion.addConverter(new Reading());
    return conversion;
  }

  /// Of the kind of converters that may give null.
  private static final class Reading implements GenericConverter {
    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
      return Set.of(new ConvertiblePair(byte[].class, Object.class));
    }

    @Override
    public @Nullable Object convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
      return source instanceof byte[] bytes ? read(bytes) : null;
    }
  }

  static byte[] write(Object value) {
    var known = value instanceof String || value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
    if (!known) {
      throw new IllegalArgumentException("Only texts and lists of texts are kept in sessions, no " + value.getClass().getName());
    }
    return JSON.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
  }

  static @Nullable Object read(byte[] bytes) {
    JsonNode json;
    try {
      json = JSON.readTree(bytes);
    } catch (JacksonException e) {
      return null;
    }
    if (json.isString()) {
      return json.stringValue();
    }
    var texts = json.isArray() && json.valueStream().allMatch(JsonNode::isString);
    return texts ? json.valueStream().map(JsonNode::stringValue).toList() : null;
  }
}
