package dk.pip.events;

import java.util.function.Consumer;

/// Acts on what has happened in another module. A bean that has it gets every event of its type that is published from then
/// on, on one node, in no promised order.
///
/// It is called in a transaction that ends the delivery, too: what it does in the database through that transaction is done
/// once. What it does elsewhere can be done again after a crash. When it throws, nothing of the transaction stays, and it is
/// called again later, with longer and longer pauses.
///
/// @param <E> the event
public interface Subscriber<E extends DomainEvent> {
  /// Begins with the module's name and never changes, as waiting deliveries are kept under it: `stories.follow-up`.
  String name();

  Class<E> type();

  void handle(E event);

  /// Whether it acts in the transaction of the deed itself, and so at once, and ends the deed when it throws: for what may not be
  /// a moment late, such as what is taken away from readers. It then does little, in the database alone, and is not called again.
  default boolean isInDeed() {
    return false;
  }

  /// One that does nothing else.
  static <E extends DomainEvent> Subscriber<E> of(String name, Class<E> type, Consumer<E> handle) {
    return new Subscriber<>() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Class<E> type() {
        return type;
      }

      @Override
      public void handle(E event) {
        handle.accept(event);
      }
    };
  }
}
