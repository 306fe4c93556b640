// Written by scripts/generate-price-tables; do not edit.

/// Lists of options: number, then the codes.
///
/// Origin: the answer of `/order/catalog/public/eco?ovhSubsidiary=FR`, catalogue 8294 of 2025-05-13
/// (y8/ovh-catalog-archive, `eco/FR.json`, commit 3baad01). Prices in cents of EUR without tax; `_` for a space.
enum EcoListData {
  static let text: StaticString = """
    000 cpanel-license-premier-metal-100-accounts cpanel-license-premier-metal-1000-accounts cpanel-license-premier-metal-150-accounts cpanel-license-premier-metal-200-accounts cpanel-license-premier-metal-250-accounts cpanel-license-premier-metal-300-accounts cpanel-license-premier-metal-400-accounts cpanel-license-premier-metal-500-accounts cpanel-license-premier-metal-600-accounts cpanel-license-premier-metal-700-accounts cpanel-license-premier-metal-800-accounts cpanel-license-premier-metal-900-accounts plesk-webadmin plesk-webhost plesk-webpro sql-server-2017-license-standard-edition-6-cores sql-server-2017-license-web-edition-6-cores sql-server-2019-license-standard-edition-6-cores sql-server-2019-license-web-edition-6-cores sql-server-2022-license-standard-edition-6-cores sql-server-2022-license-web-edition-6-cores
    001 bandwidth-1000-unguaranteed-24rise
    002 windows-server-2019-license-datacenter-edition-8-cores windows-server-2019-license-standard-edition-8-cores windows-server-2022-license-datacenter-edition-8-cores windows-server-2022-license-standard-edition-8-cores windows-server-2025-license-datacenter-edition-8-cores windows-server-2025-license-standard-edition-8-cores
    003 ram-128g-ecc-2933-24rise ram-32g-ecc-3200-24rise ram-64g-ecc-3200-24rise
    004 hybridsoftraid-2x6000sa-2x512nvme-24rise softraid-2x1920nvme-24rise softraid-2x4000sa-24rise softraid-2x512nvme-24rise softraid-2x960nvme-24rise
    005 vrack-bandwidth-1000-24rise
    006 traffic-25tb-1000-24rise-apac traffic-unlimited-1000-24rise-apac
    007 cpanel-license-premier-metal-100-accounts cpanel-license-premier-metal-1000-accounts cpanel-license-premier-metal-150-accounts cpanel-license-premier-metal-200-accounts cpanel-license-premier-metal-250-accounts cpanel-license-premier-metal-300-accounts cpanel-license-premier-metal-400-accounts cpanel-license-premier-metal-500-accounts cpanel-license-premier-metal-600-accounts cpanel-license-premier-metal-700-accounts cpanel-license-premier-metal-800-accounts cpanel-license-premier-metal-900-accounts plesk-webadmin plesk-webhost plesk-webpro sql-server-2017-license-standard-edition-8-cores sql-server-2017-license-web-edition-8-cores sql-server-2019-license-standard-edition-8-cores sql-server-2019-license-web-edition-8-cores sql-server-2022-license-standard-edition-8-cores sql-server-2022-license-web-edition-8-cores
    008 bandwidth-1000-24rise bandwidth-2000-24rise
    009 vrack-bandwidth-1000-upto-2000-24rise vrack-bandwidth-2000-upto-4000-24rise
    010 traffic-25tb-1000-24rise-apac traffic-25tb-2000-24rise-apac traffic-unlimited-1000-24rise-apac traffic-unlimited-2000-24rise-apac
    011 cpanel-license-premier-metal-100-accounts cpanel-license-premier-metal-1000-accounts cpanel-license-premier-metal-150-accounts cpanel-license-premier-metal-200-accounts cpanel-license-premier-metal-250-accounts cpanel-license-premier-metal-300-accounts cpanel-license-premier-metal-400-accounts cpanel-license-premier-metal-500-accounts cpanel-license-premier-metal-600-accounts cpanel-license-premier-metal-700-accounts cpanel-license-premier-metal-800-accounts cpanel-license-premier-metal-900-accounts plesk-webadmin plesk-webhost plesk-webpro sql-server-2017-license-standard-edition-12-cores sql-server-2017-license-web-edition-12-cores sql-server-2019-license-standard-edition-12-cores sql-server-2019-license-web-edition-12-cores sql-server-2022-license-standard-edition-12-cores sql-server-2022-license-web-edition-12-cores
    012 windows-server-2019-license-datacenter-edition-12-cores windows-server-2019-license-standard-edition-12-cores windows-server-2022-license-datacenter-edition-12-cores windows-server-2022-license-standard-edition-12-cores windows-server-2025-license-datacenter-edition-12-cores windows-server-2025-license-standard-edition-12-cores
    013 ram-128g-ecc-2666-24rise ram-32g-ecc-3200-24rise ram-64g-ecc-3200-24rise
    014 cpanel-license-premier-metal-100-accounts cpanel-license-premier-metal-1000-accounts cpanel-license-premier-metal-150-accounts cpanel-license-premier-metal-200-accounts cpanel-license-premier-metal-250-accounts cpanel-license-premier-metal-300-accounts cpanel-license-premier-metal-400-accounts cpanel-license-premier-metal-500-accounts cpanel-license-premier-metal-600-accounts cpanel-license-premier-metal-700-accounts cpanel-license-premier-metal-800-accounts cpanel-license-premier-metal-900-accounts plesk-webadmin plesk-webhost plesk-webpro sql-server-2017-license-standard-edition-16-cores sql-server-2017-license-web-edition-16-cores sql-server-2019-license-standard-edition-16-cores sql-server-2019-license-web-edition-16-cores sql-server-2022-license-standard-edition-16-cores sql-server-2022-license-web-edition-16-cores
    015 windows-server-2019-license-datacenter-edition-16-cores windows-server-2019-license-standard-edition-16-cores windows-server-2022-license-datacenter-edition-16-cores windows-server-2022-license-standard-edition-16-cores windows-server-2025-license-datacenter-edition-16-cores windows-server-2025-license-standard-edition-16-cores
    016 ram-1024g-ecc-2933-24rise04 ram-128g-ecc-3200-24rise04 ram-256g-ecc-3200-24rise04 ram-512g-ecc-3200-24rise04 ram-64g-ecc-3200-24rise04
    017 hybridsoftraid-2x6000sa-2x960nvme-24rise softraid-2x1920nvme-24rise softraid-2x3840nvme-24rise softraid-2x4000sa-24rise softraid-2x960nvme-24rise04
    018 cpanel-license-premier-metal-100-accounts cpanel-license-premier-metal-1000-accounts cpanel-license-premier-metal-150-accounts cpanel-license-premier-metal-200-accounts cpanel-license-premier-metal-250-accounts cpanel-license-premier-metal-300-accounts cpanel-license-premier-metal-400-accounts cpanel-license-premier-metal-500-accounts cpanel-license-premier-metal-600-accounts cpanel-license-premier-metal-700-accounts cpanel-license-premier-metal-800-accounts cpanel-license-premier-metal-900-accounts plesk-webadmin plesk-webhost plesk-webpro sql-server-2017-license-standard-edition-24-cores sql-server-2017-license-web-edition-24-cores sql-server-2019-license-standard-edition-24-cores sql-server-2019-license-web-edition-24-cores sql-server-2022-license-standard-edition-24-cores sql-server-2022-license-web-edition-24-cores
    019 windows-server-2019-license-datacenter-edition-24-cores windows-server-2019-license-standard-edition-24-cores windows-server-2022-license-datacenter-edition-24-cores windows-server-2022-license-standard-edition-24-cores windows-server-2025-license-datacenter-edition-24-cores windows-server-2025-license-standard-edition-24-cores
    020 ram-1024g-ecc-2933-24rise ram-128g-ecc-3200-24rise ram-256g-ecc-3200-24rise ram-512g-ecc-3200-24rise
    021 hybridsoftraid-2x6000sa-2x960nvme-24rise softraid-2x1920nvme-24rise softraid-2x3840nvme-24rise softraid-2x4000sa-24rise softraid-2x960nvme-24rise05
    022 ram-1024g-ecc-3200-24rise ram-128g-ecc-3200-24rise ram-256g-ecc-3200-24rise ram-512g-ecc-3200-24rise
    023 hybridsoftraid-2x6000sa-2x960nvme-24rise softraid-2x1920nvme-24rise softraid-2x3840nvme-24rise softraid-2x4000sa-24rise softraid-2x960nvme-24rise06
    024 bandwidth-1000-rise-game
    025 ram-32g-ecc-2400-24risegame01 ram-64g-ecc-2400-24risegame01
    026 softraid-2x512nvme-24risegame
    027 traffic-25tb-250-burst1g-24risegame-apac traffic-unlimited-250-burst1g-24risegame-sgp
    028 traffic-25tb-250-burst1g-24risegame-apac traffic-unlimited-250-burst1g-24risegame-syd
    029 ram-128g-ecc-2400-24risegame02 ram-64g-ecc-2400-24risegame02
    030 softraid-2x960nvme-24risegame
    031 ram-128g-ecc-2666-24risestor ram-32g-ecc-2933-24risestor ram-64g-ecc-2933-24risestor
    032 softraid-4x14000sas-24risestor softraid-6x14000sas-24risestor
    033 softraid-2x480ssd-system-24risestor
    034 cpanel-license-premier-metal-100-accounts cpanel-license-premier-metal-1000-accounts cpanel-license-premier-metal-150-accounts cpanel-license-premier-metal-200-accounts cpanel-license-premier-metal-250-accounts cpanel-license-premier-metal-300-accounts cpanel-license-premier-metal-400-accounts cpanel-license-premier-metal-500-accounts cpanel-license-premier-metal-600-accounts cpanel-license-premier-metal-700-accounts cpanel-license-premier-metal-800-accounts cpanel-license-premier-metal-900-accounts plesk-webadmin plesk-webhost plesk-webpro sql-server-2017-license-standard-edition-4-cores sql-server-2017-license-web-edition-4-cores sql-server-2019-license-standard-edition-4-cores sql-server-2019-license-web-edition-4-cores sql-server-2022-license-standard-edition-4-cores sql-server-2022-license-web-edition-4-cores
    035 bandwidth-300-24sk
    036 windows-server-2016-license-datacenter-edition-1-cpu-8-cores windows-server-2016-license-standard-edition-1-cpu-8-cores windows-server-2019-license-datacenter-edition-8-cores windows-server-2019-license-standard-edition-8-cores windows-server-2022-license-datacenter-edition-8-cores windows-server-2022-license-standard-edition-8-cores windows-server-2025-license-datacenter-edition-8-cores windows-server-2025-license-standard-edition-8-cores
    037 ram-32g-ecc-2133-24sk10
    038 softraid-2x2000sa-24sk10 softraid-2x480ssd-24sk10
    039 ram-32g-ecc-2133-24sk20 ram-64g-ecc-2133-24sk20
    040 softraid-2x450nvme-24sk20 softraid-4x2000sa-24sk20
    041 traffic-5tb-300-24sk-apac
    042 softraid-2x2000sa-24sk20 softraid-2x450nvme-24sk20
    043 ram-32g-ecc-2133-24sk30
    044 softraid-2x2000sa-24sk30 softraid-2x480ssd-24sk30
    045 ram-32g-ecc-2133-24sk30 ram-64g-ecc-2133-24sk30
    046 ram-16g-ecc-2133-ks40 ram-32g-ecc-2133-ks40
    047 softraid-2x2000sa-ks40 softraid-2x450nvme-ks40
    048 ram-16g-ecc-2133-ks40 ram-32g-ecc-2133-ks40 ram-64g-ecc-2400-ks40
    049 windows-server-2016-license-datacenter-edition-1-cpu-8-cores windows-server-2016-license-standard-edition-1-cpu-8-cores windows-server-2019-license-datacenter-edition-8-cores windows-server-2019-license-standard-edition-8-cores windows-server-2022-license-datacenter-edition-8-cores windows-server-2022-license-standard-edition-8-cores
    050 ram-32g-ecc-2400-24sk50 ram-64g-ecc-2400-24sk50
    051 softraid-2x2000sa-24sk50 softraid-2x450nvme-24sk50
    052 windows-server-2016-license-datacenter-edition-1-cpu-16-cores windows-server-2016-license-standard-edition-1-cpu-16-cores windows-server-2019-license-datacenter-edition-16-cores windows-server-2019-license-standard-edition-16-cores windows-server-2022-license-datacenter-edition-16-cores windows-server-2022-license-standard-edition-16-cores windows-server-2025-license-datacenter-edition-16-cores windows-server-2025-license-standard-edition-16-cores
    053 ram-128g-ecc-2400-24sk60 ram-256g-ecc-2400-24sk60
    054 softraid-2x1000nvme-24sk60 softraid-2x4000sa-24sk60 softraid-2x500nvme-24sk60 softraid-2x8000sa-24sk60
    055 windows-server-2016-license-datacenter-edition-1-cpu-24-cores windows-server-2016-license-standard-edition-1-cpu-24-cores windows-server-2019-license-datacenter-edition-24-cores windows-server-2019-license-standard-edition-24-cores windows-server-2022-license-datacenter-edition-24-cores windows-server-2022-license-standard-edition-24-cores
    056 ram-128g-ecc-2400-24sk70 ram-256g-ecc-2400-24sk70
    057 softraid-2x4000sa-24sk70 softraid-2x500nvme-24sk70
    058 traffic-5tb-100-24sk-apac
    059 ram-32g-noecc-2133-24ska01
    060 softraid-1x480ssd-24ska01
    061 bandwidth-300-24skgame
    062 ram-32g-noecc-2133-24skgame01 ram-64g-noecc-2133-24skgame01
    063 softraid-2x450nvme-24skgame
    064 traffic-10tb-300-apac
    065 hybridsoftraid-2x450nvme-1x4000sa-24skgame
    066 ram-16g-24skstor01
    067 hybridsoftraid-4x4000sa-1x500nvme-24skstor hybridsoftraid-4x6000sa-1x500nvme-24skstor
    068 bandwidth-1000-24sys bandwidth-500-24sys
    069 windows-server-2019-license-datacenter-edition-8-cores windows-server-2019-license-standard-edition-8-cores windows-server-2022-license-datacenter-edition-8-cores windows-server-2022-license-standard-edition-8-cores
    070 ram-128g-ecc-2666-24sys ram-32g-ecc-2666-24sys ram-64g-ecc-2666-24sys
    071 hybridsoftraid-2x4000sa-2x512nvme-24sys softraid-2x1920nvme-24sys softraid-2x4000sa-24sys softraid-2x512nvme-24sys
    072 vrack-bandwidth-1000-24sys vrack-bandwidth-500-24sys
    073 traffic-10tb-500-24sys-apac traffic-unlimited-1000-24sys-apac traffic-unlimited-500-24sys-apac
    074 traffic-10tb-500-24sys-apac traffic-unlimited-500-24sys-apac
    075 ram-128g-ecc-2133-24sys ram-32g-ecc-2133-24sys ram-64g-ecc-2133-24sys
    076 hybridsoftraid-2x6000sa-2x960nvme-24sys softraid-2x1920nvme-24sys softraid-2x960nvme-24sys softraid-3x4000sa-24sys
    077 windows-server-2019-license-datacenter-edition-16-cores windows-server-2019-license-standard-edition-16-cores windows-server-2022-license-datacenter-edition-16-cores windows-server-2022-license-standard-edition-16-cores
    078 ram-128g-ecc-2400-24sys ram-256g-ecc-2400-24sys ram-512g-ecc-2400-24sys
    079 windows-server-2019-license-datacenter-edition-24-cores windows-server-2019-license-standard-edition-24-cores windows-server-2022-license-datacenter-edition-24-cores windows-server-2022-license-standard-edition-24-cores
    080 ram-192g-ecc-2400-24sys ram-384g-ecc-2400-24sys ram-96g-ecc-2400-24sys
    081 bandwidth-500-24sysgame
    082 ram-32g-ecc-2666-24sysgame01 ram-64g-ecc-2666-24sysgame01
    083 softraid-2x512nvme-24sysgame
    084 ram-128g-ecc-2666-24sysgame02 ram-64g-ecc-2666-24sysgame02
    085 softraid-2x960nvme-24sysgame
    086 ram-32g-ecc-2933-24sysstor
    087 softraid-4x6000sa-24sysstor softraid-6x6000sa-24sysstor
    088 softraid-2x512nvme-system-24sysstor
    089 bandwidth-1000-24rise
    090 ram-64g-rise-s
    091 softraid-2x512nvme-24rise
    092 bandwidth-300-25sk
    093 ram-32g-ecc-1333-25skb01
    094 noraid-1x120ssd-25skb01
    095 ram-32g-ecc-1333-25skc01
    096 noraid-1x120ssd-25skc01
    097 cpanel-license-premier-metal-100-accounts cpanel-license-premier-metal-1000-accounts cpanel-license-premier-metal-150-accounts cpanel-license-premier-metal-200-accounts cpanel-license-premier-metal-250-accounts cpanel-license-premier-metal-300-accounts cpanel-license-premier-metal-400-accounts cpanel-license-premier-metal-500-accounts cpanel-license-premier-metal-600-accounts cpanel-license-premier-metal-700-accounts cpanel-license-premier-metal-800-accounts cpanel-license-premier-metal-900-accounts plesk-12-webadmin plesk-12-webhost plesk-12-webpro sql-server-2017-license-standard-edition-6-cores sql-server-2017-license-web-edition-6-cores sql-server-2019-license-standard-edition-6-cores sql-server-2019-license-web-edition-6-cores sql-server-2022-license-standard-edition-6-cores sql-server-2022-license-web-edition-6-cores
    098 bandwidth-500-unguaranteed-25sysle
    099 ram-32g-ecc-2400-25sysle011
    100 softraid-2x4000sa-25sysle011 softraid-2x512nvme-25sysle011 softraid-2x960nvme-25sysle011
    101 vrack-bandwidth-500-25sysle
    102 ram-32g-ecc-2666-25sysle021 ram-64g-ecc-2666-25sysle021
    103 softraid-2x1920nvme-25sysle021 softraid-2x960nvme-25sysle021
    104 ram-32g-ecc-2666-25sysle031
    105 hybridsoftraid-4x12000sa-1x512nvme-25sysle031
    """
}
