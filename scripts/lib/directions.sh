#!/usr/bin/env bash
# Proves what Package.swift cannot say about imports: directions.sh FILE.swift…
set -euo pipefail

status=0

for file in "$@"; do
  case "$file" in
    Sources/*) target=${file#Sources/} && target=${target%%/*} ;;
    *) continue ;;
  esac
  # Only the rooms of the guard and the write gate may hold the key to what spends or changes something.
  case "$file" in
    Sources/PanierOrdering/Spending/CartPurchase.swift) ;;
    Sources/PanierOrdering/Spending/RenewalPurchase.swift) ;;
    Sources/PanierOrdering/Spending/UpgradePurchase.swift) ;;
    # Asks for the server's time outside the pace, right before the call that buys.
    Sources/PanierOrdering/Spending/Till.swift) ;;
    Sources/PanierOrdering/Spending/PaymentDesk.swift) ;;
    Sources/PanierOrdering/Spending/Retraction.swift) ;;
    Sources/PanierOrdering/Writes/WriteGate.swift) ;;
    *)
      if grep -q '@_spi(Purchase) *\(public\|internal\|package\)* *import' "$file"; then
        echo "$file: only the rooms of the spending guard and the write gate may import the purchase interface of OVHClient" >&2
        status=1
      fi
      ;;
  esac
  # Nothing below the shell may reach the outside world by itself.
  case "$target" in
    panier | PanierCommandLine | PanierTesting) ;;
    *)
      if grep -nE '^import (FoundationNetworking)|ProcessInfo\.processInfo|CommandLine\.arguments|[^a-z]getenv\(' "$file" >&2; then
        echo "$file: only panier and PanierCommandLine may read the environment and the arguments" >&2
        status=1
      fi
      ;;
  esac
done
exit "$status"
