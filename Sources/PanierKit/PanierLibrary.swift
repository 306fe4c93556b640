public import PanierOrdering
public import PanierReference
public import PanierVM

/// Everything that Panier adds to Lua, ready to be put into a universe.
public enum PanierLibrary {
  /// The modules: `cart`, `order`, `catalog`, `me`, `service`, `api`, and those of the host that scripts require.
  public static let modules: [LuaModule] =
    [
      CartModule.module, OrderModule.module, CatalogModule.module, AccountModule.module, StockModule.module,
      ServiceModule.module, APIModule.module,
    ]
    + StandardLibrary.modules

  /// The modules that scripts of a level see: shared recipes get no raw calls.
  static func modules(for level: LuaLevel) -> [LuaModule] {
    level == .trusted ? modules : modules.filter { $0.name != APIModule.module.name }
  }

  /// The functions that stand by themselves: `money`, `show`, `help`, `parallel` and so on.
  public static let globals: [LuaFunction] =
    ValueConstructors.functions + ShowModule.functions + DialogueModule.functions + [HelpModule.help]
    + LuaConcurrency.functions

  /// The types of the objects that they return.
  public static let types: [LuaType] =
    ([
      CartObject.luaType, OfferObject.luaType, PlanOfferObject.luaType, OptionObject.luaType,
      CatalogPlanObject.luaType, ServiceOptionObject.luaType, ItemObject.luaType, RequirementObject.luaType,
      ConfigurationObject.luaType, QuoteObject.luaType, QuoteLineObject.luaType, ContractObject.luaType,
      OrderObject.luaType, OrderDetailObject.luaType,
      FollowUpObject.luaType, ServiceObject.luaType, RenewalObject.luaType, StockRowObject.luaType,
      DueRenewalObject.luaType, MonthCostObject.luaType, ChosenOptionObject.luaType,
      AccountObject.luaType, ContactObject.luaType, PaymentMethodObject.luaType, DomainTaskObject.luaType,
      PricesObject.luaType, ListObject.luaType, NameListObject.luaType, MoneyObject.luaType, PeriodObject.luaType,
      DateObject.luaType,
    ] + LuaConcurrency.types).flatMap(\.withParts)

  /// The documentation of all of it.
  public static let reference = LuaConfiguration(
    modules: modules, globals: globals, types: types, libraries: StandardLibrary.libraries
  ).reference

  /// The configuration of a universe that works on a session.
  /// - Parameters:
  ///   - session: what the modules share.
  ///   - level: how much of the system scripts see.
  ///   - limits: what they may use; nil for the level's own.
  ///   - loader: finds the modules that scripts require.
  ///   - systemAccess: what trusted scripts may do with files, programs and variables.
  public static func configuration(
    session: PanierSession, level: LuaLevel = .trusted, limits: LuaLimits? = nil,
    loader: LuaConfiguration.Loader? = nil, systemAccess: LuaSystemAccess = LuaSystemAccess()
  ) -> LuaConfiguration {
    let printer = ValuePrinter(session.printing)
    return LuaConfiguration(
      level: level, limits: limits, modules: modules(for: level), globals: globals, types: types, strictGlobals: true,
      libraries: StandardLibrary.libraries, loader: loader, output: session.output,
      formatter: { try printer.text(of: $0) }, printsDataOnly: session.printing.format != .table, userInfo: session,
      systemAccess: systemAccess)
  }

  /// The configuration of the process that a recipe runs in; what it prints cannot drive a terminal.
  /// - Parameters:
  ///   - session: a session of its own, see ``PanierSession/forRecipe(_:name:)``.
  ///   - risk: how far the recipe goes; calls beyond are refused with what they need.
  ///   - limits: what it may use.
  ///   - loader: finds the modules that it requires.
  public static func recipeConfiguration(
    session: PanierSession, risk: Risk, limits: LuaLimits = .recipe, loader: LuaConfiguration.Loader? = nil
  ) -> LuaConfiguration {
    var configuration = configuration(session: session, level: .recipe, limits: limits, loader: loader)
    configuration.gate = RungGate(risk: risk).check
    let prints = RecipePrints(session.output)
    let formatter = configuration.formatter
    configuration.output = prints.write
    configuration.formatter = { value in
      let text = try formatter?(value)
      if let text { prints.remember(text) }
      return text
    }
    return configuration
  }
}
