package dk.pip.events;

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
}
