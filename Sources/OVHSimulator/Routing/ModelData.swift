// Written by scripts/generate-route-tables; do not edit.

/// What bodies hold: a model with its fields (`!` marks what is required), or an enumeration after `=`.
///
/// Origin: OVHcloud's published API description, EU endpoint, April and May 2026. Sorted by name.
enum ModelData {
  static let text: StaticString = """
    auth.AccessRuleRequest method:auth.HTTPMethodEnum path:string
    auth.ApiCredential allowedIPs:ipBlock[]
    auth.ApiCredentialRequestParams accessRules:auth.AccessRuleRequest[]! allowedIPs:ipBlock[] redirection:string
    auth.CredentialStateEnum = expired pendingValidation refused validated
    auth.HTTPMethodEnum = DELETE GET PATCH POST PUT
    billing.FidelityAccount alertThreshold:long
    billing.ReusablePaymentMeanEnum = CREDIT_CARD CURRENT_ACCOUNT DEFERRED_PAYMENT_ACCOUNT DOMESTIC_CARD ENTERPRISE INTERNAL_TRUSTED_ACCOUNT PAYPAL RUPAY SEPA_DIRECT_DEBIT bankAccount creditCard deferredPaymentAccount fidelityAccount ovhAccount paypal
    billing.order.PayWithPaymentMethod id:long
    billing.order.RetractionReasonEnum = competitor difficulty expensive other performance reliability unused
    consumption.ConsumptionExportFormatsEnum = csv
    domain.ActionEnum = create trade transfer update
    domain.Contact accreditationCountry:nichandle.CountryEnum accreditationId:string accreditationOrganism:string accreditationYear:long address:domain.ContactAddress birthCity:string birthCountry:nichandle.CountryEnum birthDay:date birthZip:string cellPhone:phoneNumber companyNationalIdentificationNumber:string email:string enterpriseId:string fax:string firstName:string gender:nichandle.GenderEnum insee:string language:nichandle.LanguageEnum lastName:string legalForm:nichandle.LegalFormEnum legalFormCategory:string nationalIdentificationNumber:string nationality:nichandle.CountryEnum organisationAccountable:string organisationFunding:string organisationFundingOther:string organisationName:string organisationRole:string organisationRoleOther:string organisationStaffStatus:string organisationStaffStatusOther:string organisationType:string organisationTypeOther:string phone:phoneNumber registrantDocumentType:string registrantDocumentTypeOther:string roleInOrganisation:string trademarkId:string vat:string website:string
    domain.ContactAddress city:string country:nichandle.CountryEnum line1:string line2:string line3:string otherDetails:string province:string zip:string
    domain.Data audience:string authInfo:password isFor:domain.IsForEnum[] otherPurpose:string reason:string represent:string
    domain.IsForEnum = campaign_website educational_website emails information_website other_purpose redirect_page transactional_website
    domain.OperationFunctionEnum = ContactControl ContactControlAcknowledge ContactControlCorrect ContactControlNotify DnsAnycastActivate DnsAnycastDeactivate DnssecDisable DnssecEnable DnssecResigning DnssecRollKsk DnssecRollZsk DomainAfterMarket DomainContactControl DomainContactUpdate DomainControl DomainCreate DomainDelete DomainDnsUpdate DomainDsUpdate DomainEmailRedirectionsCreate DomainEmailRedirectionsDelete DomainHold DomainHostCreate DomainHostDelete DomainHostUpdate DomainIncomingTransfer DomainLock DomainOutgoingTransfer DomainRegistryDelete DomainRenew DomainResourceDelete DomainRestore DomainTrade DomainUnhold DomainUnlock ZoneImport
    domain.OperationStatusEnum = cancelled doing done error problem todo
    domain.OperationTypeEnum = alldom domain
    domain.configuration.rules.RuleData adminAccount:nichandle.Nichandle domain:domain.Data extras:domain.configuration.rules.RuleExtraData owner:domain.Contact techAccount:nichandle.Nichandle
    domain.configuration.rules.RuleExtraData acceptCondition:boolean authInfo:password
    domain.extensions.CategoryTypeEnum = geolocalization thematic
    domain.extensions.OrderByTypeEnum = alphabetical trending
    me.contact.Address city:string country:nichandle.CountryEnum line1:string line2:string line3:string otherDetails:string province:string zip:string
    me.contact.Contact address:me.contact.Address birthCity:string birthCountry:nichandle.CountryEnum birthDay:date birthZip:string cellPhone:phoneNumber companyNationalIdentificationNumber:string email:string fax:phoneNumber firstName:string gender:nichandle.GenderEnum language:nichandle.LanguageEnum lastName:string legalForm:nichandle.LegalFormEnum nationalIdentificationNumber:string nationality:nichandle.CountryEnum organisationName:string organisationType:string phone:phoneNumber spareEmail:string vat:string
    me.payment.CreationSubTypeEnum = CHORUS NONE
    me.payment.PaymentMethod default:boolean description:string
    me.payment.method.CallbackUrl cancel:string! error:string! failure:string! pending:string! success:string!
    me.payment.method.Challenge challenge:string!
    me.payment.method.Creation billingContactId:long callbackUrl:me.payment.method.CallbackUrl! default:boolean description:string formData:string orderId:long paymentSubType:me.payment.CreationSubTypeEnum paymentType:string! register:boolean
    me.payment.method.Details details:string transactionId:long
    me.payment.method.Finalize expirationMonth:long expirationYear:long formSessionId:string registrationId:string
    me.payment.method.StatusEnum = CANCELED CANCELING CREATED CREATING ERROR EXPIRED FAILED MAINTENANCE PAUSED REJECTED REPLACED VALID VALIDATING
    me.payment.transaction.StatusEnum = CANCELED CANCELING CONFIRMING ERROR EXPIRED FAILED READY SUCCESS
    nichandle.CountryEnum = AC AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DG DJ DK DM DO DZ EA EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HN HR HT HU IC ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TA TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM UNKNOWN US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
    nichandle.DomainTaskArgument value:string
    nichandle.GenderEnum = female male
    nichandle.LanguageEnum = cs_CZ de_DE en_AU en_CA en_GB en_IE en_US es_ES fi_FI fr_CA fr_FR fr_MA fr_SN fr_TN it_IT lt_LT nl_NL pl_PL pt_PT
    nichandle.LegalFormEnum = administration association corporation individual other personalcorporation
    nichandle.Nichandle address:string area:string birthCity:string birthDay:string city:string companyNationalIdentificationNumber:string complementaryAddress:string corporationType:string country:nichandle.CountryEnum fax:string firstname:string italianSDI:string language:nichandle.LanguageEnum legalform:nichandle.LegalFormEnum name:string nationalIdentificationNumber:string organisation:string phone:string phoneCountry:nichandle.CountryEnum phoneType:nichandle.PhoneTypeEnum purposeOfPurchase:string sex:nichandle.GenderEnum spareEmail:string vat:string zip:string
    nichandle.OvhSubsidiaryEnum = CZ DE ES EU FI FR GB IE IT LT MA NL PL PT SN TN
    nichandle.PhoneTypeEnum = landline mobile
    oauth2.ClientFlowEnum = AUTHORIZATION_CODE CLIENT_CREDENTIALS
    oauth2.client callbackUrls:string[] description:string name:string
    oauth2.clientRequest callbackUrls:string[] description:string! flow:oauth2.ClientFlowEnum! name:string!
    order.cart.Checkout autoPayWithPreferredPaymentMethod:boolean waiveRetractationPeriod:boolean
    order.cart.CouponCreation coupon:string!
    order.cart.Creation description:string expire:datetime ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    order.cart.DomainPacksCreation domain:string! duration:string! planCode:string! pricingMode:string! quantity:long!
    order.cart.GenericDomainCreation domain:string! duration:duration offerId:string planCode:string pricingMode:string quantity:long
    order.cart.GenericDomainOptionsCreation duration:duration! itemId:long! planCode:string! pricingMode:string! quantity:long!
    order.cart.GenericOptionCreation duration:duration! itemId:long! planCode:string! pricingMode:string! quantity:long!
    order.cart.GenericProductCreation duration:duration! planCode:string! pricingMode:string! quantity:long!
    order.cart.ItemConfigurationCreation label:string! value:text!
    order.cart.ItemUpdate duration:duration quantity:long
    order.cart.Update description:string expire:datetime
    xander.ContactFieldEnum = address.city address.country address.line1 address.line2 address.line3 address.otherDetails address.province address.zip birthCity birthCountry birthDay birthZip cellPhone companyNationalIdentificationNumber email fax firstName gender language lastName legalForm nationalIdentificationNumber nationality organisationName organisationType phone spareEmail vat
    """
}
