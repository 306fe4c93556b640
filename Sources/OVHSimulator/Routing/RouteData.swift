// Written by scripts/generate-route-tables; do not edit.

/// Routes: method, path, authentication, then the parameters as place (p path, q query, b body), name, type.
///
/// Origin: OVHcloud's published API description, EU endpoint, April and May 2026. `$body` is the whole body, `!`
/// marks what is required.
enum RouteData {
  static let text: StaticString = """
    DELETE /me/api/application/{applicationId} required p:applicationId:long!
    DELETE /me/api/credential/{credentialId} required p:credentialId:long!
    DELETE /me/api/oauth2/client/{clientId} required p:clientId:string!
    DELETE /me/order/{orderId}/balance/{balanceName} required p:balanceName:string! p:orderId:long!
    DELETE /me/payment/method/{paymentMethodId} required p:paymentMethodId:long!
    DELETE /order/cart/{cartId} required p:cartId:string!
    DELETE /order/cart/{cartId}/coupon optional p:cartId:string! q:coupon:string!
    DELETE /order/cart/{cartId}/item/{itemId} optional p:cartId:string! p:itemId:long!
    DELETE /order/cart/{cartId}/item/{itemId}/configuration/{configurationId} optional p:cartId:string! p:configurationId:long! p:itemId:long!
    GET /auth/currentCredential required
    GET /auth/details required
    GET /auth/time none
    GET /domain/configurationRule none q:action:domain.ActionEnum! q:domain:string!
    GET /domain/contact required
    GET /domain/contact/{contactId} required p:contactId:long!
    GET /domain/data/claimNotice none q:domain:string!
    GET /domain/data/extension none q:country:nichandle.OvhSubsidiaryEnum
    GET /domain/extensions required q:geolocalizations:string q:orderBy:domain.extensions.OrderByTypeEnum q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum q:thematics:string
    GET /domain/extensions/byCategory required q:categoryType:domain.extensions.CategoryTypeEnum[]
    GET /domain/extensions/highlighted required q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum
    GET /domain/extensions/pricingAttributes required q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum
    GET /domain/extensions/{name} required p:name:string!
    GET /domain/extensions/{name}/registryConfigurations required p:name:string!
    GET /me required
    GET /me/api/application required
    GET /me/api/application/{applicationId} required p:applicationId:long!
    GET /me/api/credential required q:applicationId:long q:status:auth.CredentialStateEnum
    GET /me/api/credential/{credentialId} required p:credentialId:long!
    GET /me/api/credential/{credentialId}/application required p:credentialId:long!
    GET /me/api/oauth2/client required
    GET /me/api/oauth2/client/{clientId} required p:clientId:string!
    GET /me/availableAutomaticPaymentMeans required
    GET /me/contact required
    GET /me/contact/{contactId} required p:contactId:long!
    GET /me/contact/{contactId}/fields required p:contactId:long!
    GET /me/fidelityAccount required
    GET /me/order required q:date.from:datetime q:date.to:datetime
    GET /me/order/{orderId} required p:orderId:long!
    GET /me/order/{orderId}/associatedObject required p:orderId:long!
    GET /me/order/{orderId}/availableRegisteredPaymentMean required p:orderId:long!
    GET /me/order/{orderId}/balance required p:orderId:long!
    GET /me/order/{orderId}/balance/{balanceName} required p:balanceName:string! p:orderId:long!
    GET /me/order/{orderId}/consumption/details required p:orderId:long! q:fileFormat:consumption.ConsumptionExportFormatsEnum!
    GET /me/order/{orderId}/debt required p:orderId:long!
    GET /me/order/{orderId}/debt/operation required p:orderId:long! q:depositOrderId:long
    GET /me/order/{orderId}/debt/operation/{operationId} required p:operationId:long! p:orderId:long!
    GET /me/order/{orderId}/debt/operation/{operationId}/associatedObject required p:operationId:long! p:orderId:long!
    GET /me/order/{orderId}/details required p:orderId:long!
    GET /me/order/{orderId}/details/{orderDetailId} required p:orderDetailId:long! p:orderId:long!
    GET /me/order/{orderId}/details/{orderDetailId}/extension required p:orderDetailId:long! p:orderId:long!
    GET /me/order/{orderId}/followUp required p:orderId:long!
    GET /me/order/{orderId}/payment required p:orderId:long!
    GET /me/order/{orderId}/paymentMeans required p:orderId:long!
    GET /me/order/{orderId}/paymentMethods required p:orderId:long!
    GET /me/order/{orderId}/status required p:orderId:long!
    GET /me/payment/availableMethods required
    GET /me/payment/method required q:default:boolean q:paymentType:string q:status:me.payment.method.StatusEnum
    GET /me/payment/method/{paymentMethodId} required p:paymentMethodId:long!
    GET /me/payment/transaction required q:paymentMethodId:long q:status:me.payment.transaction.StatusEnum
    GET /me/payment/transaction/{transactionId} required p:transactionId:long!
    GET /me/task/domain required q:domain:string q:function:domain.OperationFunctionEnum q:status:domain.OperationStatusEnum q:type:domain.OperationTypeEnum
    GET /me/task/domain/{id} required p:id:long!
    GET /me/task/domain/{id}/argument required p:id:long!
    GET /me/task/domain/{id}/argument/{key} required p:id:long! p:key:string!
    GET /me/task/domain/{id}/progressbar required p:id:long!
    GET /order/cart required q:description:string
    GET /order/cart/{cartId} optional p:cartId:string!
    GET /order/cart/{cartId}/advisoryServicesHostingWeb required p:cartId:string!
    GET /order/cart/{cartId}/advisoryServicesHostingWeb/options required p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/advisoryServicesPublicCloud required p:cartId:string!
    GET /order/cart/{cartId}/advisoryServicesPublicCloud/options required p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/advisoryServicesTelecom required p:cartId:string!
    GET /order/cart/{cartId}/advisoryServicesTelecom/options required p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/analytics optional p:cartId:string!
    GET /order/cart/{cartId}/analytics/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/backupServices required p:cartId:string!
    GET /order/cart/{cartId}/backupServices/options required p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/baremetalServers optional p:cartId:string!
    GET /order/cart/{cartId}/baremetalServers/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/bringYourOwnIp optional p:cartId:string!
    GET /order/cart/{cartId}/cdn optional p:cartId:string!
    GET /order/cart/{cartId}/cdn/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/cephaas optional p:cartId:string!
    GET /order/cart/{cartId}/cephaas/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/checkout required p:cartId:string!
    GET /order/cart/{cartId}/cloud optional p:cartId:string!
    GET /order/cart/{cartId}/cloud/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/cloudDB optional p:cartId:string!
    GET /order/cart/{cartId}/cloudweb optional p:cartId:string!
    GET /order/cart/{cartId}/cloudweb/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/coupon optional p:cartId:string!
    GET /order/cart/{cartId}/csp2 optional p:cartId:string!
    GET /order/cart/{cartId}/csp2/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/dbaasTimeseries optional p:cartId:string!
    GET /order/cart/{cartId}/dedicated optional p:cartId:string! q:family:string q:planCode:string
    GET /order/cart/{cartId}/dedicated/options optional p:cartId:string! q:family:string q:planCode:string!
    GET /order/cart/{cartId}/dedicatedCloud optional p:cartId:string! q:family:string q:planCode:string
    GET /order/cart/{cartId}/dedicatedCloud/options optional p:cartId:string! q:family:string q:planCode:string!
    GET /order/cart/{cartId}/dedicatedDirectSales required p:cartId:string!
    GET /order/cart/{cartId}/dedicatedDirectSales/options required p:cartId:string!
    GET /order/cart/{cartId}/dedicatedLabs optional p:cartId:string! q:planCode:string
    GET /order/cart/{cartId}/dedicatedLabs/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/dedicatedLegacy optional p:cartId:string!
    GET /order/cart/{cartId}/dedicatedLegacy/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/dedicatedPciVps optional p:cartId:string! q:family:string q:planCode:string
    GET /order/cart/{cartId}/dedicatedPciVps/options optional p:cartId:string! q:family:string q:planCode:string!
    GET /order/cart/{cartId}/dedicatedReseller required p:cartId:string! q:family:string q:planCode:string
    GET /order/cart/{cartId}/dedicatedReseller/options required p:cartId:string! q:family:string q:planCode:string!
    GET /order/cart/{cartId}/deskaas optional p:cartId:string!
    GET /order/cart/{cartId}/discover optional p:cartId:string!
    GET /order/cart/{cartId}/discover/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/dns optional p:cartId:string!
    GET /order/cart/{cartId}/dns/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/domain required p:cartId:string! q:domain:string!
    GET /order/cart/{cartId}/domain/options optional p:cartId:string! q:domain:string!
    GET /order/cart/{cartId}/domainPacks optional p:cartId:string! q:domain:string!
    GET /order/cart/{cartId}/domainRestore optional p:cartId:string! q:domain:string!
    GET /order/cart/{cartId}/eco optional p:cartId:string!
    GET /order/cart/{cartId}/eco/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/emailDomain optional p:cartId:string!
    GET /order/cart/{cartId}/emailpro optional p:cartId:string!
    GET /order/cart/{cartId}/emailpro/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/exchange optional p:cartId:string!
    GET /order/cart/{cartId}/exchange/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/exchangeEnterprise optional p:cartId:string!
    GET /order/cart/{cartId}/exchangeEnterprise/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/ip optional p:cartId:string!
    GET /order/cart/{cartId}/ip/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/ipLoadbalancing optional p:cartId:string!
    GET /order/cart/{cartId}/ipLoadbalancing/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/ipReseller required p:cartId:string!
    GET /order/cart/{cartId}/ispPublic optional p:cartId:string!
    GET /order/cart/{cartId}/ispPublic/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/ispReseller optional p:cartId:string!
    GET /order/cart/{cartId}/ispReseller/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/item optional p:cartId:string!
    GET /order/cart/{cartId}/item/{itemId} optional p:cartId:string! p:itemId:long!
    GET /order/cart/{cartId}/item/{itemId}/configuration optional p:cartId:string! p:itemId:long! q:label:string
    GET /order/cart/{cartId}/item/{itemId}/configuration/{configurationId} optional p:cartId:string! p:configurationId:long! p:itemId:long!
    GET /order/cart/{cartId}/item/{itemId}/requiredConfiguration optional p:cartId:string! p:itemId:long!
    GET /order/cart/{cartId}/kubernetes optional p:cartId:string!
    GET /order/cart/{cartId}/kubernetes/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/licenseHycu optional p:cartId:string!
    GET /order/cart/{cartId}/licensePlesk optional p:cartId:string!
    GET /order/cart/{cartId}/licensePlesk/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/licenseSqlServer optional p:cartId:string!
    GET /order/cart/{cartId}/licenseWindows optional p:cartId:string!
    GET /order/cart/{cartId}/licensecPanel optional p:cartId:string!
    GET /order/cart/{cartId}/logs optional p:cartId:string!
    GET /order/cart/{cartId}/logs/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/managedCMS optional p:cartId:string!
    GET /order/cart/{cartId}/managedCMS/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/managedServices optional p:cartId:string!
    GET /order/cart/{cartId}/managedServices/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/metrics optional p:cartId:string!
    GET /order/cart/{cartId}/metrics/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/microsoft optional p:cartId:string!
    GET /order/cart/{cartId}/microsoft/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/nasha optional p:cartId:string!
    GET /order/cart/{cartId}/nasha/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/netapp optional p:cartId:string!
    GET /order/cart/{cartId}/netapp/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/nutanix optional p:cartId:string!
    GET /order/cart/{cartId}/nutanix/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/office365 optional p:cartId:string!
    GET /order/cart/{cartId}/office365/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/office365Prepaid optional p:cartId:string!
    GET /order/cart/{cartId}/office365Prepaid/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/officePrepaid optional p:cartId:string!
    GET /order/cart/{cartId}/officePrepaid/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/okms optional p:cartId:string!
    GET /order/cart/{cartId}/otb optional p:cartId:string!
    GET /order/cart/{cartId}/otb/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/otbReseller optional p:cartId:string!
    GET /order/cart/{cartId}/otbReseller/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/ovhCloudConnect optional p:cartId:string!
    GET /order/cart/{cartId}/paasmon optional p:cartId:string!
    GET /order/cart/{cartId}/packsProfessionalServices optional p:cartId:string!
    GET /order/cart/{cartId}/packsProfessionalServices/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/powerHosting optional p:cartId:string!
    GET /order/cart/{cartId}/privateCloud optional p:cartId:string!
    GET /order/cart/{cartId}/privateCloud/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/privateCloudCDI optional p:cartId:string!
    GET /order/cart/{cartId}/privateCloudCDI/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/privateCloudDC optional p:cartId:string!
    GET /order/cart/{cartId}/privateCloudDC/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/privateCloudEnterprise optional p:cartId:string!
    GET /order/cart/{cartId}/privateCloudEnterprise/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/privateCloudReseller required p:cartId:string!
    GET /order/cart/{cartId}/privateCloudReseller/options required p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/privateCloudResellerEnterprise required p:cartId:string!
    GET /order/cart/{cartId}/privateCloudResellerEnterprise/options required p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/privateCloudSDDC optional p:cartId:string!
    GET /order/cart/{cartId}/privateCloudSDDC/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/privateSQL optional p:cartId:string!
    GET /order/cart/{cartId}/reseller optional p:cartId:string!
    GET /order/cart/{cartId}/sharepoint optional p:cartId:string!
    GET /order/cart/{cartId}/sharepoint/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/sms optional p:cartId:string!
    GET /order/cart/{cartId}/sncNetworkServices optional p:cartId:string!
    GET /order/cart/{cartId}/sncNetworkServices/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/sslComodo optional p:cartId:string!
    GET /order/cart/{cartId}/sslComodo/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/sslGateway optional p:cartId:string!
    GET /order/cart/{cartId}/sslGateway/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/summary optional p:cartId:string!
    GET /order/cart/{cartId}/support optional p:cartId:string!
    GET /order/cart/{cartId}/telephony optional p:cartId:string!
    GET /order/cart/{cartId}/telephony/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/vcdaMigration required p:cartId:string!
    GET /order/cart/{cartId}/vcdaMigration/options required p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/vdi optional p:cartId:string!
    GET /order/cart/{cartId}/vdi/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/veeamEnterprise optional p:cartId:string!
    GET /order/cart/{cartId}/veeamEnterprise/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/veeamcc optional p:cartId:string!
    GET /order/cart/{cartId}/veeamcc/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/videocenter optional p:cartId:string!
    GET /order/cart/{cartId}/videocenter/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/vmwareCloudDirector optional p:cartId:string!
    GET /order/cart/{cartId}/vmwareCloudDirector/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/vmwareCloudDirectorBackup optional p:cartId:string!
    GET /order/cart/{cartId}/vmwareCloudDirectorBackup/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/vps optional p:cartId:string!
    GET /order/cart/{cartId}/vps/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/vrack optional p:cartId:string!
    GET /order/cart/{cartId}/vrack/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/vrackReseller required p:cartId:string!
    GET /order/cart/{cartId}/vrackServices required p:cartId:string!
    GET /order/cart/{cartId}/webHosting optional p:cartId:string!
    GET /order/cart/{cartId}/webHosting/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/xdsl optional p:cartId:string!
    GET /order/cart/{cartId}/xdsl/options optional p:cartId:string! q:planCode:string!
    GET /order/cart/{cartId}/zimbra optional p:cartId:string!
    GET /order/cart/{cartId}/zimbra/options optional p:cartId:string! q:planCode:string!
    GET /order/cartServiceOption/backupServices required
    GET /order/cartServiceOption/backupServices/{serviceName} required p:serviceName:string!
    GET /order/cartServiceOption/baremetalServers required
    GET /order/cartServiceOption/baremetalServers/{serviceName} required p:serviceName:string!
    GET /order/cartServiceOption/cloud required
    GET /order/cartServiceOption/cloud/{serviceName} required p:serviceName:string!
    GET /order/cartServiceOption/dedicated required
    GET /order/cartServiceOption/dedicated/{serviceName} required p:serviceName:string!
    GET /order/cartServiceOption/dns required
    GET /order/cartServiceOption/dns/{serviceName} required p:serviceName:string!
    GET /order/cartServiceOption/domain required q:whoisOwner:string
    GET /order/cartServiceOption/domain/{serviceName} required p:serviceName:string!
    GET /order/cartServiceOption/emailpro required
    GET /order/cartServiceOption/emailpro/{serviceName} required p:serviceName:string!
    GET /order/cartServiceOption/ipLoadbalancing required
    GET /order/cartServiceOption/ipLoadbalancing/{serviceName} required p:serviceName:string!
    GET /order/cartServiceOption/licenseHycu required
    GET /order/cartServiceOption/licenseHycu/{serviceName} required p:serviceName:string!
    GET /order/cartServiceOption/logs required
    GET /order/cartServiceOption/logs/{serviceName} required p:serviceName:string!
    GET /order/cartServiceOption/microsoft required
    GET /order/cartServiceOption/microsoft/{serviceName} required p:serviceName:string!
    GET /order/cartServiceOption/microsoftExchange required
    GET /order/cartServiceOption/microsoftExchange/{serviceName} required p:serviceName:string!
    GET /order/cartServiceOption/nutanix required
    GET /order/cartServiceOption/nutanix/{serviceName} required p:serviceName:string!
    GET /order/cartServiceOption/office365Prepaid required
    GET /order/cartServiceOption/office365Prepaid/{serviceName} required p:serviceName:string!
    GET /order/cartServiceOption/officePrepaid required
    GET /order/cartServiceOption/officePrepaid/{serviceName} required p:serviceName:string!
    GET /order/cartServiceOption/privateCloud required
    GET /order/cartServiceOption/privateCloud/{serviceName} required p:serviceName:string!
    GET /order/cartServiceOption/privateCloudEnterprise required
    GET /order/cartServiceOption/privateCloudEnterprise/{serviceName} required p:serviceName:string!
    GET /order/cartServiceOption/privateCloudReseller required
    GET /order/cartServiceOption/privateCloudReseller/{serviceName} required p:serviceName:string!
    GET /order/cartServiceOption/privateCloudResellerEnterprise required
    GET /order/cartServiceOption/privateCloudResellerEnterprise/{serviceName} required p:serviceName:string!
    GET /order/cartServiceOption/sharepoint required
    GET /order/cartServiceOption/sharepoint/{serviceName} required p:serviceName:string!
    GET /order/cartServiceOption/sms required
    GET /order/cartServiceOption/sms/{serviceName} required p:serviceName:string!
    GET /order/cartServiceOption/sncNetworkServices required
    GET /order/cartServiceOption/sncNetworkServices/{serviceName} required p:serviceName:string!
    GET /order/cartServiceOption/sslGateway required
    GET /order/cartServiceOption/sslGateway/{serviceName} required p:serviceName:string!
    GET /order/cartServiceOption/vdi required
    GET /order/cartServiceOption/vdi/{serviceName} required p:serviceName:string!
    GET /order/cartServiceOption/vmwareCloudDirector required
    GET /order/cartServiceOption/vmwareCloudDirector/{serviceName} required p:serviceName:string!
    GET /order/cartServiceOption/vmwareCloudDirectorBackup required
    GET /order/cartServiceOption/vmwareCloudDirectorBackup/{serviceName} required p:serviceName:string!
    GET /order/cartServiceOption/vps required
    GET /order/cartServiceOption/vps/{serviceName} required p:serviceName:string!
    GET /order/cartServiceOption/vrack required
    GET /order/cartServiceOption/vrack/{serviceName} required p:serviceName:string!
    GET /order/cartServiceOption/webHosting required
    GET /order/cartServiceOption/webHosting/{serviceName} required p:serviceName:string!
    GET /order/catalog/public/advisoryServicesHostingWeb required q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/advisoryServicesPublicCloud required q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/advisoryServicesTelecom required q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/backupServices required q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/baremetalServers none q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/cephaas none q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/cloud none q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/cloudDB none q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/dns none q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/domain none q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/eco none q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/emailDomain none q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/emailpro none q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/exchange none q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/ipLoadbalancing none q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/licenseHycu none q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/licensePlesk none q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/licenseSqlServer none q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/licenseWindows none q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/licensecPanel none q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/logs none q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/managedCMS none q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/nasha none q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/netapp none q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/nutanix none q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/office365Prepaid none q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/officePrepaid none q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/okms none q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/ovhCloudConnect none q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/packsProfessionalServices none q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/privateCloud none q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/privateCloudEnterprise none q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/privateSQL none q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/sslGateway none q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/telephony none q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/vcdaMigration required q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/videocenter none q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/vmwareCloudDirector none q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/vmwareCloudDirectorBackup none q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/vps none q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/webHosting none q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/webPaaS none q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    GET /order/catalog/public/zimbra none q:ovhSubsidiary:nichandle.OvhSubsidiaryEnum!
    POST /auth/credential none b:$body:auth.ApiCredentialRequestParams!
    POST /auth/logout required
    POST /auth/token required
    POST /domain/configurationRule/check required q:action:domain.ActionEnum! q:domain:string! b:$body:domain.configuration.rules.RuleData!
    POST /domain/contact required b:$body:domain.Contact!
    POST /me/api/oauth2/client required b:$body:oauth2.clientRequest!
    POST /me/contact required b:$body:me.contact.Contact!
    POST /me/order/{orderId}/balance required p:orderId:long! b:balanceName:string!
    POST /me/order/{orderId}/debt/pay required p:orderId:long!
    POST /me/order/{orderId}/pay required p:orderId:long! b:paymentMethod:billing.order.PayWithPaymentMethod!
    POST /me/order/{orderId}/payWithRegisteredPaymentMean required p:orderId:long! b:paymentMean:billing.ReusablePaymentMeanEnum! b:paymentMeanId:long
    POST /me/order/{orderId}/retraction required p:orderId:long! b:comment:text b:reason:billing.order.RetractionReasonEnum!
    POST /me/order/{orderId}/waiveRetraction required p:orderId:long!
    POST /me/payment/method required b:$body:me.payment.method.Creation!
    POST /me/payment/method/{paymentMethodId}/challenge required p:paymentMethodId:long! b:$body:me.payment.method.Challenge!
    POST /me/payment/method/{paymentMethodId}/details required p:paymentMethodId:long! b:$body:me.payment.method.Details!
    POST /me/payment/method/{paymentMethodId}/finalize required p:paymentMethodId:long! b:$body:me.payment.method.Finalize!
    POST /me/task/domain/{id}/accelerate required p:id:long!
    POST /me/task/domain/{id}/cancel required p:id:long!
    POST /me/task/domain/{id}/relaunch required p:id:long!
    POST /me/voucher/checkValidity required b:voucher:string!
    POST /order/cart optional b:$body:order.cart.Creation!
    POST /order/cart/{cartId}/advisoryServicesHostingWeb required p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/advisoryServicesHostingWeb/options required p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/advisoryServicesPublicCloud required p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/advisoryServicesPublicCloud/options required p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/advisoryServicesTelecom required p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/advisoryServicesTelecom/options required p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/analytics optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/analytics/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/assign required p:cartId:string!
    POST /order/cart/{cartId}/backupServices required p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/backupServices/options required p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/baremetalServers optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/baremetalServers/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/bringYourOwnIp optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/cdn optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/cdn/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/cephaas optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/cephaas/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/checkout required p:cartId:string! b:$body:order.cart.Checkout!
    POST /order/cart/{cartId}/cloud optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/cloud/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/cloudDB optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/cloudweb optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/cloudweb/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/coupon optional p:cartId:string! b:$body:order.cart.CouponCreation!
    POST /order/cart/{cartId}/csp2 optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/csp2/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/dbaasTimeseries optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/dedicated optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/dedicated/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/dedicatedCloud optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/dedicatedCloud/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/dedicatedDirectSales required p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/dedicatedDirectSales/options required p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/dedicatedLabs optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/dedicatedLabs/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/dedicatedLegacy optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/dedicatedLegacy/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/dedicatedPciVps optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/dedicatedPciVps/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/dedicatedReseller required p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/dedicatedReseller/options required p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/deskaas optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/discover optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/discover/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/dns optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/dns/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/domain required p:cartId:string! b:$body:order.cart.GenericDomainCreation!
    POST /order/cart/{cartId}/domain/options optional p:cartId:string! b:$body:order.cart.GenericDomainOptionsCreation!
    POST /order/cart/{cartId}/domainPacks optional p:cartId:string! b:$body:order.cart.DomainPacksCreation!
    POST /order/cart/{cartId}/eco optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/eco/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/emailDomain optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/emailpro optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/emailpro/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/exchange optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/exchange/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/exchangeEnterprise optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/exchangeEnterprise/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/ip optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/ip/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/ipLoadbalancing optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/ipLoadbalancing/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/ipReseller required p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/ispPublic optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/ispPublic/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/ispReseller optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/ispReseller/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/item/{itemId}/configuration optional p:cartId:string! p:itemId:long! b:$body:order.cart.ItemConfigurationCreation!
    POST /order/cart/{cartId}/kubernetes optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/kubernetes/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/licenseHycu optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/licensePlesk optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/licensePlesk/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/licenseSqlServer optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/licenseWindows optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/licensecPanel optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/logs optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/logs/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/managedCMS optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/managedCMS/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/managedServices optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/managedServices/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/metrics optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/metrics/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/microsoft optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/microsoft/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/nasha optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/nasha/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/netapp optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/netapp/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/nutanix optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/nutanix/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/office365 optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/office365/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/office365Prepaid optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/office365Prepaid/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/officePrepaid optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/officePrepaid/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/okms optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/otb optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/otb/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/otbReseller optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/otbReseller/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/ovhCloudConnect optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/paasmon optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/packsProfessionalServices optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/packsProfessionalServices/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/powerHosting optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/privateCloud optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/privateCloud/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/privateCloudCDI optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/privateCloudCDI/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/privateCloudDC optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/privateCloudDC/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/privateCloudEnterprise optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/privateCloudEnterprise/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/privateCloudReseller required p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/privateCloudReseller/options required p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/privateCloudResellerEnterprise required p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/privateCloudResellerEnterprise/options required p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/privateCloudSDDC optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/privateCloudSDDC/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/privateSQL optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/reseller optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/sharepoint optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/sharepoint/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/sms optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/sncNetworkServices optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/sncNetworkServices/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/sslComodo optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/sslComodo/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/sslGateway optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/sslGateway/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/support optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/telephony optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/telephony/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/vcdaMigration required p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/vcdaMigration/options required p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/vdi optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/vdi/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/veeamEnterprise optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/veeamEnterprise/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/veeamcc optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/veeamcc/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/videocenter optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/videocenter/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/vmwareCloudDirector optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/vmwareCloudDirector/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/vmwareCloudDirectorBackup optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/vmwareCloudDirectorBackup/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/vps optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/vps/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/vrack optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/vrack/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/vrackReseller required p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/vrackServices required p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/webHosting optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/webHosting/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/xdsl optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/xdsl/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cart/{cartId}/zimbra optional p:cartId:string! b:$body:order.cart.GenericProductCreation!
    POST /order/cart/{cartId}/zimbra/options optional p:cartId:string! b:$body:order.cart.GenericOptionCreation!
    POST /order/cartServiceOption/baremetalServers/{serviceName} required p:serviceName:string! b:cartId:string! b:duration:string! b:planCode:string! b:pricingMode:string! b:quantity:long!
    POST /order/cartServiceOption/cloud/{serviceName} required p:serviceName:string! b:cartId:string! b:duration:string! b:planCode:string! b:pricingMode:string! b:quantity:long!
    POST /order/cartServiceOption/dedicated/{serviceName} required p:serviceName:string! b:cartId:string! b:duration:string! b:planCode:string! b:pricingMode:string! b:quantity:long!
    POST /order/cartServiceOption/dns/{serviceName} required p:serviceName:string! b:cartId:string! b:duration:string! b:planCode:string! b:pricingMode:string! b:quantity:long!
    POST /order/cartServiceOption/domain/{serviceName} required p:serviceName:string! b:cartId:string! b:duration:string! b:planCode:string! b:pricingMode:string! b:quantity:long!
    POST /order/cartServiceOption/emailpro/{serviceName} required p:serviceName:string! b:cartId:string! b:duration:string! b:planCode:string! b:pricingMode:string! b:quantity:long!
    POST /order/cartServiceOption/ipLoadbalancing/{serviceName} required p:serviceName:string! b:cartId:string! b:duration:string! b:planCode:string! b:pricingMode:string! b:quantity:long!
    POST /order/cartServiceOption/licenseHycu/{serviceName} required p:serviceName:string! b:cartId:string! b:duration:string! b:planCode:string! b:pricingMode:string! b:quantity:long!
    POST /order/cartServiceOption/logs/{serviceName} required p:serviceName:string! b:cartId:string! b:duration:string! b:planCode:string! b:pricingMode:string! b:quantity:long!
    POST /order/cartServiceOption/microsoft/{serviceName} required p:serviceName:string! b:cartId:string! b:duration:string! b:planCode:string! b:pricingMode:string! b:quantity:long!
    POST /order/cartServiceOption/microsoftExchange/{serviceName} required p:serviceName:string! b:cartId:string! b:duration:string! b:planCode:string! b:pricingMode:string! b:quantity:long!
    POST /order/cartServiceOption/nutanix/{serviceName} required p:serviceName:string! b:cartId:string! b:duration:string! b:planCode:string! b:pricingMode:string! b:quantity:long!
    POST /order/cartServiceOption/office365Prepaid/{serviceName} required p:serviceName:string! b:cartId:string! b:duration:string! b:planCode:string! b:pricingMode:string! b:quantity:long!
    POST /order/cartServiceOption/officePrepaid/{serviceName} required p:serviceName:string! b:cartId:string! b:duration:string! b:planCode:string! b:pricingMode:string! b:quantity:long!
    POST /order/cartServiceOption/privateCloud/{serviceName} required p:serviceName:string! b:cartId:string! b:duration:string! b:planCode:string! b:pricingMode:string! b:quantity:long!
    POST /order/cartServiceOption/privateCloudEnterprise/{serviceName} required p:serviceName:string! b:cartId:string! b:duration:string! b:planCode:string! b:pricingMode:string! b:quantity:long!
    POST /order/cartServiceOption/privateCloudReseller/{serviceName} required p:serviceName:string! b:cartId:string! b:duration:string! b:planCode:string! b:pricingMode:string! b:quantity:long!
    POST /order/cartServiceOption/privateCloudResellerEnterprise/{serviceName} required p:serviceName:string! b:cartId:string! b:duration:string! b:planCode:string! b:pricingMode:string! b:quantity:long!
    POST /order/cartServiceOption/sharepoint/{serviceName} required p:serviceName:string! b:cartId:string! b:duration:string! b:planCode:string! b:pricingMode:string! b:quantity:long!
    POST /order/cartServiceOption/sms/{serviceName} required p:serviceName:string! b:cartId:string! b:duration:string! b:planCode:string! b:pricingMode:string! b:quantity:long!
    POST /order/cartServiceOption/sncNetworkServices/{serviceName} required p:serviceName:string! b:cartId:string! b:duration:string! b:planCode:string! b:pricingMode:string! b:quantity:long!
    POST /order/cartServiceOption/sslGateway/{serviceName} required p:serviceName:string! b:cartId:string! b:duration:string! b:planCode:string! b:pricingMode:string! b:quantity:long!
    POST /order/cartServiceOption/vdi/{serviceName} required p:serviceName:string! b:cartId:string! b:duration:string! b:planCode:string! b:pricingMode:string! b:quantity:long!
    POST /order/cartServiceOption/vmwareCloudDirector/{serviceName} required p:serviceName:string! b:cartId:string! b:duration:string! b:planCode:string! b:pricingMode:string! b:quantity:long!
    POST /order/cartServiceOption/vps/{serviceName} required p:serviceName:string! b:cartId:string! b:duration:string! b:planCode:string! b:pricingMode:string! b:quantity:long!
    POST /order/cartServiceOption/vrack/{serviceName} required p:serviceName:string! b:cartId:string! b:duration:string! b:planCode:string! b:pricingMode:string! b:quantity:long!
    POST /order/cartServiceOption/webHosting/{serviceName} required p:serviceName:string! b:cartId:string! b:duration:string! b:planCode:string! b:pricingMode:string! b:quantity:long!
    PUT /domain/contact/{contactId} required p:contactId:long! b:$body:domain.Contact!
    PUT /me required b:$body:nichandle.Nichandle!
    PUT /me/api/credential/{credentialId} required p:credentialId:long! b:$body:auth.ApiCredential!
    PUT /me/api/oauth2/client/{clientId} required p:clientId:string! b:$body:oauth2.client!
    PUT /me/contact/{contactId} required p:contactId:long! b:$body:me.contact.Contact!
    PUT /me/fidelityAccount required b:$body:billing.FidelityAccount!
    PUT /me/payment/method/{paymentMethodId} required p:paymentMethodId:long! b:$body:me.payment.PaymentMethod!
    PUT /me/task/domain/{id}/argument/{key} required p:id:long! p:key:string! b:$body:nichandle.DomainTaskArgument!
    PUT /order/cart/{cartId} optional p:cartId:string! b:$body:order.cart.Update!
    PUT /order/cart/{cartId}/item/{itemId} optional p:cartId:string! p:itemId:long! b:$body:order.cart.ItemUpdate!
    """
}
