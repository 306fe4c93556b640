// Written by scripts/generate-price-tables; do not edit.

/// Subsidiaries: code, currency, tax in percent, and the price of one EUR in ten-thousandths of the currency.
///
/// Origin: the `locale` of each subsidiary's own eco catalogue (y8/ovh-catalog-archive, 2025-05-13; US 2025-06-05).
/// The rate is the median over the plans sold in both of their monthly price against the French one.
enum SubsidiaryData {
  static let text: StaticString = """
    ASIA USD 9 11092
    AU AUD 10 16813
    CA CAD 0 14839
    DE EUR 19 10000
    ES EUR 21 10000
    FR EUR 20 10000
    GB GBP 20 8909
    IE EUR 23 10000
    IN INR 18 918182
    IT EUR 22 10000
    MA MAD 20 111556
    NL EUR 21 10000
    PL PLN 23 45261
    PT EUR 23 10000
    QC CAD 0 14839
    SG SGD 9 14810
    SN XOF 18 6610830
    TN TND 18 34244
    US USD 0 11516
    WE USD 0 11092
    WS USD 0 11092
    """
}
