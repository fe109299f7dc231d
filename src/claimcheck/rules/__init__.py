"""The catalogue: every rule, by family, in the order in which findings of equal weight are shown."""

from __future__ import annotations

from typing import Final

from claimcheck.rule import Rule, of_module
from claimcheck.rules import (
    age_and_span,
    agrees_with_source,
    archived,
    attainable_mean,
    attainable_share,
    average_within,
    bound_informative,
    change_between,
    change_direction,
    circular_sources,
    comparison_order,
    compound_growth,
    dates_in_order,
    follows_as_printed,
    has_source,
    hedge_and_precision,
    hidden_character,
    identity,
    limit_basis,
    limit_in_force,
    limit_lapsed,
    limit_side,
    list_count,
    multiple,
    number_changed,
    per_head,
    period_stated,
    periods_add_up,
    point_or_percent,
    quote_found,
    quoted_figure,
    rank_in_text,
    rank_names,
    rank_order,
    rank_scope,
    rank_unique,
    same_quantity,
    share_in_range,
    share_of_whole,
    shares_of_one_whole,
    source_covers_period,
    sources_agree,
    stale,
    superlative_window,
    total_of_parts,
    unclaimed_number,
    unit_matches_measure,
    weekday_of_date,
    within_magnitude,
)

RULES: Final[tuple[Rule, ...]] = tuple(
    map(
        of_module,
        (
            # percentages
            share_of_whole,
            shares_of_one_whole,
            share_in_range,
            change_between,
            change_direction,
            point_or_percent,
            compound_growth,
            multiple,
            per_head,
            average_within,
            attainable_share,
            attainable_mean,
            # rankings
            rank_names,
            rank_order,
            rank_in_text,
            rank_unique,
            rank_scope,
            superlative_window,
            comparison_order,
            # thresholds
            limit_in_force,
            limit_lapsed,
            limit_side,
            limit_basis,
            # totals
            total_of_parts,
            identity,
            list_count,
            periods_add_up,
            # agreement
            same_quantity,
            agrees_with_source,
            sources_agree,
            within_magnitude,
            # wording
            hedge_and_precision,
            bound_informative,
            follows_as_printed,
            period_stated,
            stale,
            unit_matches_measure,
            # time
            dates_in_order,
            weekday_of_date,
            age_and_span,
            # provenance
            has_source,
            source_covers_period,
            circular_sources,
            archived,
            quoted_figure,
            # text
            quote_found,
            number_changed,
            unclaimed_number,
            hidden_character,
        ),
    )
)
