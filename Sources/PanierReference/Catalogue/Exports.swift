// Whoever names what is documented also finds what was meant.
@_exported public import NearestName
