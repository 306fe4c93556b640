#!/usr/bin/env bash
# Proves that no target imports what it must not know: directions.sh FILE.swift…
# The table is the architecture: a target, then the targets of ours that it may import.
set -euo pipefail

declare -A may=(
  [PanierReference]=""
  [PanierVM]="CPanierVM PanierReference"
  [DurableFiles]=""
  [PanierTerminal]="DurableFiles"
  [DomainNames]="PanierData"
  [OVHClient]="PanierData"
  [PanierOrdering]="OVHClient DurableFiles"
  [OVHSimulator]="PanierData OVHClient DurableFiles DomainNames"
  [PanierModules]="DurableFiles PanierVM PanierReference PanierOrdering OVHClient PanierTerminal PanierStandardLibrary DomainNames"
  [PanierKit]="PanierModules PanierVM PanierReference PanierOrdering OVHClient OVHSimulator PanierTerminal PanierStandardLibrary"
  [PanierShell]="DurableFiles PanierKit PanierModules PanierVM PanierReference PanierOrdering OVHClient OVHSimulator PanierTerminal PanierStandardLibrary"
  [PanierTesting]="PanierKit PanierShell PanierModules PanierVM PanierReference PanierOrdering OVHClient OVHSimulator PanierTerminal"
  [panier]="PanierShell PanierKit PanierModules PanierVM PanierReference PanierOrdering OVHClient OVHSimulator PanierTerminal"
)
ours="CLua CPanierVM PanierData PanierStandardLibrary PanierTesting panier ${!may[*]}"
status=0

for file in "$@"; do
  case "$file" in
    Sources/*) target=${file#Sources/} && target=${target%%/*} ;;
    *) continue ;;
  esac
  allowed=${may[$target]-unlisted}
  if [ "$allowed" = unlisted ]; then
    echo "$file: target $target stands in no row of scripts/lib/directions.sh; add it with what it may import" >&2
    status=1
    continue
  fi
  while read -r line module; do
    [[ " $ours " == *" $module "* ]] || continue
    if [[ " $allowed " != *" $module "* ]]; then
      echo "$file:$line: $target must not import $module (it may import: ${allowed:-none of our targets})" >&2
      status=1
    fi
  done < <(sed -nE 's/^(.*[[:space:]])?import ((struct|class|enum|protocol|func|var|let|typealias) )?([A-Za-z_]+).*/\4/;t p;d;:p;=;p' "$file" | paste - - )
  # Only the guard may hold the key to POST checkout and payments.
  if grep -q '@_spi(Purchase) *\(public\|internal\|package\)* *import' "$file" &&
    [ "$file" != Sources/PanierOrdering/Spending/SpendingGuard.swift ]; then
    echo "$file: only the spending guard may import the purchase interface of OVHClient" >&2
    status=1
  fi
  # Nothing below the shell may reach the outside world by itself.
  case "$target" in
    panier | PanierShell | PanierTesting) ;;
    *)
      if grep -nE '^import (FoundationNetworking)|ProcessInfo\.processInfo|CommandLine\.arguments|[^a-z]getenv\(' "$file" >&2; then
        echo "$file: only panier and PanierShell may read the environment and the arguments" >&2
        status=1
      fi
      ;;
  esac
done
exit "$status"
