// What a program needs besides `PanierHost`: amounts and quotes, the client's configuration, the simulator, the Lua host.
@_exported public import OVHClient
@_exported public import OVHSimulator
@_exported public import PanierOrdering
@_exported public import PanierReference
@_exported public import PanierVM
