---@meta

---A cart: the items that one order will buy.
---@class Cart
---@field id string The cart's id.
---@field description string The cart's description.
---@field expires string|nil When the cart expires: ISO 8601 with an offset.
---@field read_only boolean Whether the cart was checked out.
local Cart = {}

---What is offered for a domain name, or the plans of a product: GET /order/cart/{cartId}/{product}.
---@param what string|{ product?: string, domain?: string, plan?: string } a whole domain name with its suffix, as in "example.fr", or a table that names a product
---@return List # a list that prints as a table
function Cart:offers(what) end

---Puts an offer into the cart: POST /order/cart/{cartId}/{product}.
---@param offer Offer|PlanOffer|ServiceOption|StockRow|{ product?: string, domain?: string, plan?: string, service?: string, action?: string, duration?: string|Period, mode?: string, quantity?: integer, premium?: boolean, aftermarket?: boolean } an offer, a row of the stock, or a table that names the product
---@param choices? { duration?: string|Period, mode?: string, quantity?: integer, premium?: boolean, aftermarket?: boolean } how it is ordered
---@return Item # the item
function Cart:add(offer, choices) end

---The items of the cart: GET /order/cart/{cartId}/item and each of them.
---@return List # a list that prints as a table
function Cart:items() end

---One item of the cart: GET /order/cart/{cartId}/item/{itemId}.
---@param id integer the item's number
---@return Item # the item
function Cart:item(id) end

---Takes an item out of the cart: DELETE /order/cart/{cartId}/item/{itemId}.
---@param item Item|integer the item or its number
function Cart:remove(item) end

---Binds the cart to the account, which a quote needs: POST /order/cart/{cartId}/assign.
---@return Cart # the cart
function Cart:assign() end

---A preview of the order: GET /order/cart/{cartId}/summary. Checks nothing.
---@return Quote # lines and totals
function Cart:summary() end

---The validated price and the contracts: GET /order/cart/{cartId}/checkout.
---@return Quote # lines, totals and contracts
function Cart:quote() end

---Orders the cart, once: POST /order/cart/{cartId}/checkout.
---@param options? { quote?: Quote, max?: Money|string, waive_retraction?: boolean, again?: boolean, pay?: boolean } what is allowed
---@return Order # the order
function Cart:checkout(options) end

---The options that an item can have: GET /order/cart/{cartId}/{product}/options.
---@param item Item an item of the cart that is no option itself
---@return List # a list of options that prints as a table
function Cart:options(item) end

---The options that can be ordered for an owned service: GET /order/cartServiceOption/{product}/{serviceName}.
---@param which { product: string, service: string, plan?: string } the service
---@return List # a list of options that prints as a table
function Cart:service_options(which) end

---Adds a coupon: POST /order/cart/{cartId}/coupon.
---@param code string the coupon's code
---@return Names # the codes of the cart
function Cart:coupon(code) end

---The codes of the cart's coupons: GET /order/cart/{cartId}/coupon.
---@return Names # the codes
function Cart:coupons() end

---Takes a coupon away: DELETE /order/cart/{cartId}/coupon.
---@param code string the coupon's code
---@return Names # the codes that are left
function Cart:remove_coupon(code) end

---Changes the description or the end of the cart: PUT /order/cart/{cartId}.
---@param changes { description?: string, expire?: string } what to change
---@return Cart # the cart
function Cart:update(changes) end

---Deletes the cart: DELETE /order/cart/{cartId}.
function Cart:delete() end

---What the API offers for a domain name: an action, its prices and the periods it is sold for.
---@class Offer
---@field action string `create` or `transfer`.
---@field domain string The name that was asked for, in its own letters and lower case.
---@field plan string The plan code: the name's suffix.
---@field mode string The pricing mode: `create-default` and so on.
---@field durations string[] The periods that it is sold for: `P1Y` and so on.
---@field price Prices The labelled prices, without tax: `offer.price.RENEW`.
---@field total Money The price of the first period, promotion deducted, without tax.
---@field renewal Money The price of each later period, without tax.
---@field status string `available`, `premium`, `transferable`, `transferable premium`, `aftermarket` or `unavailable`.
---@field orderable boolean Whether it may be added to a cart.
local Offer = {}

---How the price comes about, line by line, and what the years after cost.
---@return string # the explanation, several lines
function Offer:explain() end

---One way to order a plan: a pricing mode and a period, with the price and the set-up fee.
---@class PlanOffer
---@field product string The product: webHosting, vps, eco.
---@field plan string The plan code.
---@field name string The plan as the API names it.
---@field mode string|nil The pricing mode: default, upfront12, degressivity12; nil for what is on quotation.
---@field duration string|nil The period: ISO 8601; P0D for what is bought once, nil on quotation.
---@field price Money|nil The price of each period, without tax; nil for what is bought once.
---@field installation Money|nil What is charged once, without tax: the set-up fee, or all of it.
---@field total Money|nil The first period with the set-up fee, without tax.
---@field renewal Money|nil The price of each later period, without tax.
---@field min_quantity integer The smallest quantity.
---@field max_quantity integer|nil The largest quantity; nil for no limit.
local PlanOffer = {}

---An option that an item can have, with the family it belongs to.
---@class Option
---@field plan string The plan code of the option.
---@field name string The option as the API names it.
---@field family string The family: memory, storage, bandwidth.
---@field mandatory boolean Whether one option of the family must be chosen before the quote.
---@field exclusive boolean Whether one option of the family at most can be chosen.
---@field chosen boolean Whether the item has it.
---@field duration string|nil The period of the price: ISO 8601.
---@field total Money|nil The first period with the set-up fee, without tax.
local Option = {}

---A plan of a public catalogue with its list prices, which are shown and never ordered at.
---@class CatalogPlan
---@field product string The product: eco, vps, domain.
---@field plan string The plan code.
---@field name string The plan as invoices name it.
---@field family string|nil The family.
---@field price Money|nil The list price of the default mode, without tax.
---@field duration string|nil The period of that price: ISO 8601.
---@field installation Money|nil The set-up fee of the default mode, without tax.
---@field prices table[] All list prices: tables with `capacity mode duration price`.
---@field families table[] The families of options: tables with `name mandatory exclusive options default`.
---@field age integer How old the catalogue is, in seconds.
---@field fetched_at string When the API gave the catalogue: ISO 8601.
local CatalogPlan = {}

---One way to order an option for a service that is owned already: a pricing mode and a period.
---@class ServiceOption
---@field product string The product of the service: domain, webHosting, vps.
---@field service string The name of the service.
---@field plan string The plan code of the option.
---@field name string The option as the API names it.
---@field family string The family: trade, privateSQL, snapshot.
---@field mandatory boolean Whether the service needs one option of the family.
---@field exclusive boolean Whether the service takes one option of the family at most.
---@field chosen boolean Whether this cart holds the option for the service.
---@field mode string|nil The pricing mode: default, upfront12, create-default; nil on quotation.
---@field duration string|nil The period: ISO 8601; P0D for what is paid once, nil on quotation.
---@field price Money|nil The price of each period, without tax.
---@field installation Money|nil The set-up fee, charged once, without tax.
---@field total Money|nil The first period with the set-up fee, without tax.
---@field min_quantity integer The smallest quantity.
---@field max_quantity integer|nil The largest quantity; nil for no limit.
local ServiceOption = {}

---An item of a cart: what is bought, for how long, and how it is configured.
---@class Item
---@field id integer The item's number in the cart.
---@field plan string|nil The plan code.
---@field domain string|nil The domain name; nil for other products.
---@field duration string|nil The period that is ordered: ISO 8601.
---@field quantity integer How many.
---@field parent integer|nil The number of the item that this option belongs to.
---@field service string|nil The owned service that this session added the option for.
---@field prices Prices The labelled prices, without tax, promotions and set-up.
---@field total Money The item's own total, without tax, promotions and set-up.
local Item = {}

---What has to be configured, what is accepted and what is set.
---@return List # a list of requirements that prints as a table
function Item:requirements() end

---Sets values by label; an earlier value of the same label is replaced.
---@param values table labels and values: `{ OWNER_LEGAL_AGE = true, OWNER_CONTACT = contact }`
---@return Item # the item
function Item:configure(values) end

---The values that are set: GET …/item/{itemId}/configuration and each of them.
---@return List # a list of configurations that prints as a table
function Item:configurations() end

---Takes every value of a label away: DELETE …/item/{itemId}/configuration/{configurationId}.
---@param label string the label
---@return integer # how many values were taken away
function Item:unconfigure(label) end

---Adds an option to the item: POST /order/cart/{cartId}/{product}/options.
---@param plan string the plan code of the option, as cart:options lists it
---@param choices? { duration?: string|Period, mode?: string, quantity?: integer } how it is ordered
---@return Item # the option as an item
function Item:option(plan, choices) end

---Chooses options by family: by code, by a part of code or name, or the cheapest.
---@param wanted string|table "cheapest", or a table: `{ memory = "64g", storage = "2x512nvme", bandwidth = "cheapest" }`
---@return List # the options that were chosen; it prints as a table
function Item:options(wanted) end

---Changes the period or the quantity: PUT /order/cart/{cartId}/item/{itemId}.
---@param changes { duration?: string|Period, quantity?: integer } what to change
---@return Item # the item
function Item:update(changes) end

---Takes the item out of its cart: DELETE /order/cart/{cartId}/item/{itemId}.
function Item:remove() end

---A label that an item may or must be configured with.
---@class Requirement
---@field label string The label.
---@field type string The type in the API's words: bool, String, Nichandle, /me/contact.
---@field needed boolean|nil Whether it is needed: what the API says, unless it is known to be wrong; nil when it does not say.
---@field reason string|nil Why it is needed although the API calls it optional; nil otherwise.
---@field accepted string What is accepted, in words.
---@field allowed string[]|nil The closed list of accepted values; nil where there is none.
---@field default string|nil What is taken where nothing is set; nil where the API does not say.
---@field rule string|nil What the registry of the suffix asks for besides; nil for nothing.
---@field missing string[] The fields that the contact which is set does not have.
---@field value string|nil What is set; nil when nothing is.
local Requirement = {}

---A value that is set on an item.
---@class Configuration
---@field id integer The configuration's number.
---@field label string The label.
---@field value string The value as text.
local Configuration = {}

---What a cart, a renewal or an upgrade costs: lines, totals and contracts, as a preview or validated.
---@class Quote
---@field total Money What is paid: the total with tax.
---@field without_tax Money The total without tax.
---@field tax Money The tax.
---@field validated boolean Whether the API checked the cart: true for a quote, false for a summary.
---@field lines List The lines: `description type domain quantity unit_price total`.
---@field contracts List The contracts that a checkout accepts: `name url`.
local Quote = {}

---A line of a quote or a summary.
---@class QuoteLine
---@field description string What is charged, in the API's words.
---@field type string INSTALLATION, DURATION, GIFT and so on.
---@field domain string The place in the order: `*001` for the first item.
---@field quantity integer How many.
---@field unit_price Money|nil The price of one, without tax.
---@field total Money The price of the line, without tax; negative for a gift.
local QuoteLine = {}

---A contract that an order accepts.
---@class Contract
---@field name string The contract's name.
---@field url string Where its text is.
local Contract = {}

---An order that was placed.
---@class Order
---@field id integer The order's number.
---@field total Money|nil The price with tax.
---@field tax Money|nil The tax.
---@field date string|nil When it was made: ISO 8601; nil on the object that checkout returns.
---@field retractable_until string|nil Until when it can be withdrawn from: ISO 8601; nil without that right, and on the object that checkout returns.
---@field state string|nil How it stood when order.list read it: notPaid, delivered and so on; nil elsewhere, where order:status() tells.
---@field bought string[]|nil What it bought, as order.list read it: `free-example.fr create P1Y`; nil elsewhere.
---@field recovered boolean Whether the answer to the checkout was lost and the order was found again.
local Order = {}

---How far the order is: GET /me/order/{orderId}/status.
---@return string # notPaid, checking, documentsRequested, delivering, delivered, cancelling, cancelled or unknown
function Order:status() end

---Pays the order, once: POST /me/order/{orderId}/pay, or …/payWithRegisteredPaymentMean for a means by name.
---@param options? { method?: string|integer, id?: integer, max?: Money|string } what it is paid with
---@return Order # the order
function Order:pay(options) end

---Waits until the order is delivered; looks at GET /me/order/{orderId}/status again and again.
---@param options? { timeout?: string|number } how long it waits
---@return string # delivered
---@return Names # the names of its services
function Order:await(options) end

---The steps of the order and what happened on each: GET /me/order/{orderId}/followUp.
---@return List # a list of steps that prints as a table
function Order:follow_up() end

---The lines of the order: GET /me/order/{orderId}/details and each of them.
---@return List # a list of lines that prints as a table
function Order:details() end

---The contracts that the checkout accepted; empty for an order that was not made here.
---@return List # a list of contracts with `name` and `url` that prints as a table
function Order:contracts() end

---The services that the order became, by their names: GET /me/order/{orderId}/details/{orderDetailId}/operations, or the lines where a region serves no operations.
---@return List # a list of services that prints as a table
function Order:services() end

---Withdraws from the order within its 14 days: POST /me/order/{orderId}/retraction.
---@param options { reason: string, comment?: string } why
---@return Order # the order
function Order:retract(options) end

---The order's page, which embeds its password: a secret, shown by this call only.
---@return string|nil # the address, or nil when the API gave none
function Order:url() end

---A line of an order.
---@class OrderDetail
---@field id integer The line's number.
---@field description string What is charged, in the API's words.
---@field type string|nil INSTALLATION, DURATION, GIFT and so on.
---@field domain string `*001` at first, the service's name once it is delivered.
---@field quantity string How many, as the API writes it.
---@field unit_price Money|nil The price of one, without tax.
---@field total Money|nil The price of the line, without tax.
local OrderDetail = {}

---One step in the life of an order.
---@class FollowUp
---@field step string VALIDATING, VALIDATED, DELIVERING or AVAILABLE.
---@field status string TODO, DOING, DONE or ERROR.
---@field history List What happened, a list of `FollowUpEvent` that prints as a table.
local FollowUp = {}

---Something that happened in a step of an order's life.
---@class FollowUpEvent
---@field label string ORDER_STARTED, PAYMENT_RECEIVED, INVOICE_SENT and so on.
---@field date string|nil When it happened, in ISO 8601.
---@field description string What happened, in the API's words.
local FollowUpEvent = {}

---A service that the account owns: a domain, a hosting, a server.
---@class Service
---@field id integer The service's number.
---@field name string The service's name.
---@field product string The product: domain, webHosting, vps, dedicated, email.
---@field plan string|nil The plan code; nil in lists.
---@field status string|nil ok, expired, inCreation, unPaid, pendingDebt; nil where it has no page.
---@field since string|nil The day it was made: ISO 8601.
---@field expires string|nil When it ends unless it is renewed: ISO 8601; nil for one that does not.
---@field days_left integer|nil The whole days until then; negative once it has expired.
---@field renewal string|nil How it goes on then: automatic, manual, ends, or none for what is bought once; nil where it has no page.
---@field period integer|nil For how many months it is renewed by itself.
---@field next_billing string|nil When it is billed next: ISO 8601; nil where that is not known.
---@field admin string|nil The account that administers it.
---@field tech string|nil The account that looks after its technique.
---@field billing string|nil The account that pays for it.
local Service = {}

---The ways to renew the service, with their prices: GET /service/{serviceId}/renew.
---@return List # a list of renewals that prints as a table
function Service:renewals() end

---The plans that the service can be upgraded to: GET /order/upgrade/{product}/{serviceName}.
---@param product? string the product, where the service's own does not tell
---@return List # a list of plans that prints as a table
function Service:upgrades(product) end

---What a renewal or an upgrade costs, validated: POST /service/{serviceId}/renew as a dry run, or GET /order/upgrade/{product}/{serviceName}/{planCode}.
---@param options? { duration?: string|Period, strategy?: string, plan?: string, quantity?: integer, product?: string } what is priced
---@return Quote # lines, totals and contracts
function Service:quote(options) end

---Renews the service for a further period, once: POST /service/{serviceId}/renew.
---@param options? { duration?: string|Period, strategy?: string, quote?: Quote, max?: Money|string, again?: boolean, pay?: boolean } for how long, and what is allowed
---@return Order # the order
function Service:renew(options) end

---Upgrades the service to another plan, once: POST /order/upgrade/{product}/{serviceName}/{planCode}.
---@param options { plan: string, quantity?: integer, product?: string, quote?: Quote, max?: Money|string, again?: boolean, pay?: boolean } the plan, and what is allowed
---@return Order # the order
function Service:upgrade(options) end

---Turns automatic renewal on or off: PUT /domain/{serviceName}/serviceInfos and its like.
---@param on boolean true to renew it by itself at its end, false to let it end
---@param options? { duration?: string|Period } how
---@return Service # the service as it is then
function Service:auto_renew(on, options) end

---The work on a name: GET /me/task/domain?domain=… and each of them.
---@return List # a list of tasks that prints as a table with what to do
function Service:tasks() end

---The name servers of a domain, or new ones: GET /domain/{serviceName}/nameServer, POST …/nameServers/update.
---@param hosts? string[]|Names the new name servers, two at least, as a table or as another name has them; without them nothing is changed
---@return Names # the name servers
function Service:name_servers(hosts) end

---Locks a domain against transfers, or unlocks it for one: PUT /domain/{serviceName}.
---@param on boolean true to lock it, false for a transfer out
---@return string # locked or unlocked, as the API tells it then
function Service:lock(on) end

---The code that another registrar asks for: GET /domain/{serviceName}/authInfo.
---@return string # the code; who has it can move the domain away
function Service:transfer_code() end

---Whether the zone of a domain is signed: GET /domain/zone/{zoneName}/dnssec; POST and DELETE change it.
---@param on? boolean true to sign it, false not to; without it nothing is changed
---@return string # enabled, disabled, or what the API says while it changes
function Service:dnssec(on) end

---One way to renew a service: a period, and what is renewed for it.
---@class Renewal
---@field duration string The period: ISO 8601.
---@field strategy string What is renewed: the names, joined by ' + '.
---@field price Money|nil The price of the period, without tax.
---@field total Money|nil The same, by which lists find the cheapest.
local Renewal = {}

---Something that can be delivered from one place, or cannot at present; cart:add orders exactly that.
---@class StockRow
---@field product string The product: eco, baremetalServers, vps.
---@field plan string The plan code.
---@field name string|nil The plan as invoices name it; nil where the catalogue does not have it.
---@field memory string|nil The memory of a server, by the beginning of its option's code.
---@field storage string|nil The disks of a server, likewise.
---@field datacenter string The datacenter's code: gra.
---@field place string|nil The town; nil for a code that is not known.
---@field availability string The API's code: 1H-low, 72H, unavailable; codes nobody knows come too.
---@field available boolean Whether it can be ordered, as far as the code tells.
---@field level string|nil How much is left: low or high; nil where the code does not say.
---@field delay Period|nil The days until delivery; P0D for within hours.
---@field price Money|nil The list price of a month without tax, with these parts and the cheapest of what else must be chosen.
---@field total Money|nil The first month with the set-up fees, likewise.
local StockRow = {}

---A service that ends soon, with what it costs to go on.
---@class DueRenewal
---@field name string The service's name.
---@field product string The product: domain, webHosting, vps, dedicated, email.
---@field expires string|nil When it ends unless it is renewed: ISO 8601.
---@field days_left integer|nil The whole days until then; negative once it has expired.
---@field renewal string|nil How it goes on then: automatic, manual, ends.
---@field duration string|nil The period that is counted: ISO 8601; nil where it cannot be renewed.
---@field strategy string|nil What is renewed for the price: the names, joined by ' + '.
---@field price Money|nil The price of the period, without tax.
---@field monthly Money|nil What a month of it costs, without tax, rounded down.
---@field service Service The service, to renew it: `row.service:renew{…}`.
---@field ways List Every way to renew it.
local DueRenewal = {}

---What renewals cost in one month.
---@class MonthCost
---@field month string The month: 2026-12.
---@field count integer How many services end in it.
---@field total Money|nil What it costs to go on with them, without tax.
local MonthCost = {}

---An option that was chosen for an item, with what it adds.
---@class ChosenOption
---@field family string The family: memory, storage, bandwidth.
---@field plan string The plan code of the option.
---@field name string The option as the API names it.
---@field duration string|nil The period that it is ordered for: ISO 8601.
---@field price Money|nil What it adds to each period, without tax.
---@field total Money|nil What it adds to the first period with its set-up fee.
local ChosenOption = {}

---The account behind the credential.
---@class Account
---@field id string The account: xx1111-ovh.
---@field subsidiary string|nil The subsidiary: FR.
---@field email string|nil The mail address.
---@field first_name string|nil The first name.
---@field name string|nil The family name.
---@field organisation string|nil The organisation.
---@field country string|nil The country's code.
---@field language string|nil The language: fr_FR.
---@field legal_form string|nil individual, corporation and the like.
---@field state string|nil complete or incomplete.
---@field currency string|nil The currency's code.
local Account = {}

---A contact of the account: who can own a name.
---@class Contact
---@field id integer The contact's number.
---@field path string What OWNER_CONTACT takes.
---@field first_name string|nil The first name.
---@field last_name string|nil The family name.
---@field organisation string|nil The organisation.
---@field legal_form string|nil individual, corporation and the like.
---@field email string|nil The mail address.
---@field phone string|nil The phone number.
---@field line1 string|nil The first line of the address.
---@field zip string|nil The post code.
---@field city string|nil The city.
---@field country string|nil The country's code.
---@field language string|nil The language: fr_FR.
local Contact = {}

---Changes a contact: PUT /me/contact/{contactId}.
---@param changes { first_name?: string, last_name?: string, email?: string, phone?: string, legal_form?: string, organisation?: string, organisation_type?: string, language?: string, line1?: string, line2?: string, line3?: string, zip?: string, city?: string, province?: string, country?: string, nationality?: string, birth_day?: string, birth_city?: string, birth_zip?: string, birth_country?: string, national_id?: string, company_id?: string, vat?: string, gender?: string, cell_phone?: string, fax?: string, spare_email?: string } what to change
---@return Contact # the contact as it is then
function Contact:update(changes) end

---A payment method of the account; only one whose status is VALID can pay.
---@class PaymentMethod
---@field id integer The number to pay with.
---@field type string CREDIT_CARD, SEPA_DIRECT_DEBIT, PAYPAL.
---@field subtype string|nil The brand of a card.
---@field label string|nil The number as the API masks it.
---@field status string|nil VALID, EXPIRED and the like.
---@field expires string|nil When it expires: ISO 8601.
---@field default boolean Whether it pays where none is named.
local PaymentMethod = {}

---Work on a name that goes on at the registry: its making, its transfer.
---@class DomainTask
---@field id integer The task's number.
---@field what string DomainCreate, DomainIncomingTransfer, DomainTrade.
---@field domain string|nil The name.
---@field status string The API's word: todo, doing, done, cancelled, error, problem.
---@field state string running, done, cancelled, action required or blocked.
---@field reason string|nil Why it waits or failed; nil where the API does not say.
---@field needs string[] The fields that task:fix can mend.
---@field advice string|nil What to do about it; nil where there is nothing to do.
---@field since string|nil When it was made: ISO 8601.
---@field updated string|nil When it last changed: ISO 8601.
local DomainTask = {}

---Mends fields that a task waits for, and begins it again: PUT /me/task/domain/{id}/argument/{key}, then POST …/relaunch.
---@param values table fields and values: `{ authInfo = "…" }`
---@return DomainTask # the task as it is then
function DomainTask:fix(values) end

---Begins a task again: POST /me/task/domain/{id}/relaunch.
---@return DomainTask # the task as it is then
function DomainTask:relaunch() end

---Cancels a task: POST /me/task/domain/{id}/cancel.
---@return DomainTask # the task as it is then
function DomainTask:cancel() end

---Labelled prices without tax: PRICE, FEE, DISCOUNT, TOTAL, RENEW; read by label in any case.
---@class Prices
local Prices = {}

---A list of objects: `#list`, `list[1]`, `ipairs(list)`; it prints as a table.
---@class List
---@field [integer] any item i
---@operator len: integer
local List = {}

---The element with the lowest total that can be ordered.
---@return any|nil # the element, or nil when none can be ordered
function List:cheapest() end

---The elements that match.
---@param condition table|function a table of fields and their values, or a function that takes an element and returns true to keep it
---@return List # a new list
function List:where(condition) end

---The elements in ascending order of a field; `-field` for descending.
---@param field string the field's name: `total`, `-renewal`, `domain`
---@return List # a new list
function List:sort(field) end

---The first elements.
---@param count? integer how many at the most
---@return List # a new list
function List:first(count) end

---The sum of a field: amounts of one currency, or numbers.
---@param field? string the field's name: `total`, `renewal`
---@return any|nil # the sum, or nil when no element has the field
function List:sum(field) end

---Calls a function with every element and its index, in order.
---@param fn function takes the element and its index
---@return List # the list itself
function List:each(fn) end

---A list of names: `#names`, `names[1]`, `ipairs(names)` give plain text; it prints as a table.
---@class Names
---@field [integer] any item i
---@operator len: integer
local Names = {}

---The names that a function keeps.
---@param condition function takes a name and returns true to keep it
---@return Names # a new list
function Names:where(condition) end

---The names in alphabetical order.
---@return Names # a new list
function Names:sort() end

---The first names.
---@param count? integer how many at the most
---@return Names # a new list
function Names:first(count) end

---Calls a function with every name and its index, in order.
---@param fn function takes the name and its index
---@return Names # the list itself
function Names:each(fn) end

---An exact amount of money in one currency.
---@class Money
---@field value number The amount as a number, for reading; arithmetic stays exact on the object itself.
---@field currency string The currency's code.
---@operator add(any): any
---@operator sub(any): any
---@operator mul(any): any
---@operator unm: any
---@operator concat(any): any
local Money = {}

---A percentage of the amount, rounded half up to the cent.
---@param percentage number the percentage, 20 for a fifth
---@return Money # the share
function Money:percent(percentage) end

---The amount in parts that differ by a cent at most and lose nothing.
---@param parts integer how many parts, from 1 to 1000000
---@return Money[] # the parts, larger ones first
function Money:split(parts) end

---An ISO 8601 duration of years, months, weeks and days.
---@class Period
---@field months integer Whole months, twelve for each year.
---@field days integer Whole days besides the months.
---@operator add(any): any
---@operator concat(any): any
local Period = {}

---A day, with a time and an offset where they are known; compares by the moment, takes periods with + and -.
---@class Date
---@field year integer The year.
---@field month integer The month, 1 to 12.
---@field day integer The day of the month.
---@field weekday integer The day of the week, 1 for Monday to 7.
---@field hour integer|nil The hour; nil for a day alone.
---@field minute integer|nil The minute; nil for a day alone.
---@field second integer|nil The second; nil for a day alone.
---@field offset integer|nil Minutes east of UTC; nil where none was written.
---@operator add(any): any
---@operator sub(any): any
---@operator concat(any): any
local Date = {}

---Writes the date by a pattern.
---@param pattern string text with these signs, as in "%d.%m.%Y"
---@return string # the text
function Date:format(pattern) end

---Days from this date to another, as a calendar counts them.
---@param other Date|string a date, or its ISO 8601 text
---@return integer # how many days; negative where the other one is earlier
function Date:days_until(other) end

---The same moment as clocks elsewhere show it; a day alone stays as it is.
---@param minutes integer how many minutes east of UTC their offset is: 60 for +01:00
---@return Date # the date at that offset
function Date:at_offset(minutes) end

---Something that runs beside the script, made by spawn.
---@class Task
local Task = {}

---Waits for the end and gives what the function returned.
---@return any # what the function returned
function Task:wait() end

---Stops the task and waits until it has stopped; its close handlers run.
function Task:cancel() end

---Makes an exact amount of money.
---@param amount string|number|Money "19.99 EUR", or a number
---@param currency? string the currency's code, needed with a number
---@return Money # the amount
function money(amount, currency) end

---Makes a period from an ISO 8601 duration.
---@param text string|Period "P1Y", "P6M", "P0D"
---@return Period # the period
function period(text) end

---Prints a list as a table.
---@param value any a list of tables or objects, or one object
---@param options? { columns?: string[], sort?: string, limit?: integer, title?: string, format?: string } what is shown, and how
function show(value, options) end

---Prints a list as horizontal bars.
---@param list any a list of tables or objects
---@param options { label: string, value: string, title?: string } what is shown
function chart(list, options) end

---Asks the operator for a line of text.
---@param question string the question
---@param default? string what an empty answer means
---@return string|nil # the answer, or nil at the end of input
function ask(question, default) end

---Asks the operator a question that is answered with yes or no.
---@param question string the question
---@return boolean # true for yes; anything else, and the end of input, is no
function confirm(question) end

---Prints the documentation of a function, a method, a type, a module or a value.
---@param of? any a name such as "cart.new" or "Cart:add", a function, an object, or nothing for the list
function help(of) end

---Runs a function over a list, several items at once.
---@param list any a sequence, or an object that can be walked by index
---@param fn function called with an item and its index
---@param options? { limit?: integer, on_error?: string } more
---@return table # the first result of each call
---@return table|nil # with "collect": the errors by index
function parallel(list, fn, options) end

---Starts a function beside the script.
---@param fn function what to run
---@param ... any its arguments; tables are passed as they are
---@return Task # to wait for
function spawn(fn, ...) end

---Waits.
---@param seconds number how long; fractions count
function sleep(seconds) end

---Runs a function, but not longer than some time.
---@param seconds number how long at most
---@param fn function what to run
---@param ... any its arguments
---@return any # what the function returns
function timeout(seconds, fn, ...) end

---Makes carts and finds them again.
---@class cartlib
cart = {}

---Makes an empty cart: POST /order/cart.
---@param options? { subsidiary?: string, description?: string, expire?: string, keep?: boolean } how the cart is made
---@return Cart # the cart
function cart.new(options) end

---Finds a cart by its id: GET /order/cart/{cartId}.
---@param id string the cart's id
---@return Cart # the cart
function cart.open(id) end

---The carts that are assigned to the account: GET /order/cart.
---@param options? { description?: string } which carts
---@return List # the carts
function cart.list(options) end

---Finds orders that were placed.
---@class orderlib
order = {}

---Finds an order by its number: GET /me/order/{orderId}.
---@param id integer the order's number
---@return Order # the order
function order.open(id) end

---The account's orders, the newest first, with how each stands and what it bought.
---@param options? { limit?: integer, from?: string, to?: string } which orders
---@return List # a list of orders with `state` and `bought` that prints as a table
function order.list(options) end

---Calls a function with the account's orders one by one, the newest first, until it returns false.
---@param fn function takes the order; false ends the walk
---@param options? { limit?: integer, from?: string, to?: string } which orders
---@return integer # how many orders it was called with
function order.each(fn, options) end

---What is sold, and at what list price. Prices to order at come from cart:offers only.
---@class cataloglib
catalog = {}

---The products that have a public catalogue, from the API's description; makes no call.
---@return Names # the names; it prints as a table
function catalog.products() end

---A whole public catalogue: GET /order/catalog/public/{product}.
---@param product string a name that catalog.products lists
---@param options? { subsidiary?: string, refresh?: boolean } which catalogue
---@return table # the catalogue as the API gives it: `locale`, `plans`, `addons`, `products`; with its `age` in seconds and the moment `fetched_at`
function catalog.get(product, options) end

---The plans of a catalogue with their monthly list price and set-up fee.
---@param product string a name that catalog.products lists
---@param options? { subsidiary?: string, refresh?: boolean } which catalogue
---@return List # a list of plans that prints as a table, with the age above it
function catalog.plans(product, options) end

---One plan or option of a catalogue with all its list prices.
---@param product string a name that catalog.products lists
---@param code string the plan code
---@param options? { subsidiary?: string, refresh?: boolean } which catalogue
---@return CatalogPlan # the plan; it prints as a table of its prices, with the age above it
function catalog.plan(product, code, options) end

---The suffixes that OVHcloud sells: GET /domain/extensions.
---@param options? { subsidiary?: string, refresh?: boolean } which catalogue
---@return Names # the suffixes without a dot; it prints as a table, with the age above it
---@return integer # the age of the list in seconds
function catalog.tlds(options) end

---The account behind the credential.
---@class melib
me = {}

---The account: GET /me.
---@return Account # the account
function me.account() end

---The account's contacts: GET /me/contact and each of them.
---@return List # a list of contacts that prints as a table; `path` is what OWNER_CONTACT takes
function me.contacts() end

---Makes a contact that can own names: POST /me/contact.
---@param fields { first_name?: string, last_name?: string, email?: string, phone?: string, legal_form?: string, organisation?: string, organisation_type?: string, language?: string, line1?: string, line2?: string, line3?: string, zip?: string, city?: string, province?: string, country?: string, nationality?: string, birth_day?: string, birth_city?: string, birth_zip?: string, birth_country?: string, national_id?: string, company_id?: string, vat?: string, gender?: string, cell_phone?: string, fax?: string, spare_email?: string } who it is, and where
---@return Contact # the contact
function me.new_contact(fields) end

---The account's payment methods: GET /me/payment/method and each of them.
---@return List # a list of payment methods that prints as a table; only those whose status is VALID can pay
function me.payment_methods() end

---The services of a product whose options can be ordered: GET /order/cartServiceOption/{product}.
---@param product string the product: domain, webHosting, vps
---@return Names # the names of the services; it prints as a table
function me.services(product) end

---The work on names that goes on or is over: GET /me/task/domain and each of them.
---@param options? { domain?: string, status?: string } which tasks
---@return List # a list of tasks that prints as a table with what to do
function me.tasks(options) end

---What can be delivered where and when; cart:add orders exactly one of its rows.
---@class stocklib
stock = {}

---What can be delivered where: GET /dedicated/server/datacenter/availabilities, or GET /vps/order/rule/datacenter.
---@param options? { product?: string, plan?: string, datacenter?: string|string[], memory?: string, storage?: string, available?: boolean, subsidiary?: string } what is looked for
---@return List # a list of rows that prints as a table
function stock.list(options) end

---Looks at the stock again and again until something can be ordered, and returns it.
---@param options? { product?: string, plan?: string, datacenter?: string|string[], memory?: string, storage?: string, available?: boolean, subsidiary?: string, timeout?: string|number, every?: string|number } what is looked for, and for how long
---@return StockRow # the first row that fits; cart:add orders it
function stock.wait(options) end

---Finds the services that the account owns, to renew or upgrade them.
---@class servicelib
service = {}

---Finds a service by its name: GET /services, GET /services/{serviceId} and, where it has one, its serviceInfos.
---@param name string the service's name: a domain, a VPS, a hosting
---@param product? string which one, where several have the name
---@return Service # the service
function service.open(name, product) end

---The services of a kind, with their state, end and renewal: GET /domain and its like, and each one's serviceInfos.
---@param product? string domain, webHosting, vps, dedicated or email; without it, all five
---@return List # a list of services that prints as a table
function service.list(product) end

---What ends within a time, with the ways to renew it and their prices: GET /service/{serviceId}/renew of each.
---@param options? { within?: string|Period, product?: string, renewal?: string, duration?: string|Period } which services
---@return List # a list of what is due, the nearest first, that prints as a table with totals
---@return List # the cost of each month
function service.renewals(options) end

---Calls any route by its path: reads and drafts at once, other changes once the operator agrees.
---@class apilib
api = {}

---Reads a route: GET.
---@param path string the path below the endpoint's base, as in "/me/order"
---@param query? table names and values of the query: text, numbers, booleans
---@return any # the answer as Lua tables; nil where there is none
function api.get(path, query) end

---Sends a body to a route: POST. Never repeated.
---@param path string the path below the endpoint's base, as in "/me/order"
---@param body? table the body, sent as JSON; json.null stands for null
---@return any # the answer as Lua tables; nil where there is none
function api.post(path, body) end

---Replaces what a route holds: PUT. Never repeated.
---@param path string the path below the endpoint's base, as in "/me/order"
---@param body? table the body, sent as JSON; json.null stands for null
---@return any # the answer as Lua tables; nil where there is none
function api.put(path, body) end

---Removes what a route holds: DELETE. Never repeated.
---@param path string the path below the endpoint's base, as in "/me/order"
---@param query? table names and values of the query: text, numbers, booleans
---@return any # the answer as Lua tables; nil where there is none
function api.delete(path, query) end

---Finds recipes and runs them, each in a process of its own.
---@class recipelib
recipe = {}

---Runs a recipe: by its name, its path or its address.
---@param name string the name, a path with a slash in it, a .panier file or a git+ address
---@param parameters? table its parameters by name
---@return any # what the recipe returns
function recipe.run(name, parameters) end

---The recipes at hand.
---@param options? { risk?: string, offered?: boolean } which recipes
---@return table[] # tables with `name`, `version`, `risk`, `summary` and `from`
function recipe.list(options) end

---In tests: the simulator that they run on, and the faults that they order.
---@class simulatorlib
simulator = {}

---Makes calls to come go wrong.
---@param fault { route: string, kind: string, times?: integer, skip?: integer, status?: integer, message?: string, retry_after?: integer, ms?: integer, answer?: integer|string, call?: table, cents?: integer } what goes wrong
function simulator.fault(fault) end

---The calls that the simulator received, oldest first.
---@param route? string only calls of this route: "POST /order/cart/{cartId}/checkout"
---@return table[] # tables with `method`, `path`, `query`, `body` and `status`; no status where it was dropped
function simulator.calls(route) end

---Forgets the calls received so far; carts and orders stay.
function simulator.forget_calls() end

---Moves the clock of the simulator, and of panier.date, on.
---@param seconds number how many seconds; from 0 to a hundred years
function simulator.advance(seconds) end

---Forgets everything: carts, orders, calls, faults and the movement of the clock.
function simulator.reset() end
