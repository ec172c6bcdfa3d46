package dk.pip.cache;

/// The pages of the staff site in this node's memory: apart from those that everybody may read, which are served without a look at
/// who is asking, unless the staff site is open to all.
public record StaffCache(PageCache pages) {}
