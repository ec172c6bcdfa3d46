package dk.pip.mailing;

/// What has become of a mailing's deliveries. It adds up: planned is the sum of all the others.
///
/// @param ahead not sent yet
/// @param waiting refused for now, and tried again later
/// @param delivered taken by the mail server
/// @param refused for good, by the mail server
/// @param uncertain handed over, and never answered
/// @param withdrawn never sent: the mailing was cancelled, or the reader had left
/// @param doubtful among all of these: was sent again after it had been uncertain, and may have come twice
public record DeliveryTotals(
    long planned, long ahead, long waiting, long delivered, long refused, long uncertain, long withdrawn, long doubtful) {

  public long settled() {
    return delivered + refused + uncertain + withdrawn;
  }

  public int percent() {
    return planned == 0 ? 0 : (int) (100 * settled() / planned);
  }
}
