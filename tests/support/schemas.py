# SPDX-License-Identifier: GPL-3.0-or-later
"""JSON Schema 2020-12 as the tests use it: formats checked, errors in one line each."""
import datetime

import jsonschema

formats = jsonschema.FormatChecker(formats=[])


@formats.checks("date-time", raises=ValueError)
def _is_date_time(value):
    if isinstance(value, str):
        if "T" not in value:
            raise ValueError(value)
        datetime.datetime.fromisoformat(value.replace("Z", "+00:00"))
    return True


def closed(schema):
    """A copy in which an object has no member but the named ones, so that a member nobody described is found."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    copy = {key: closed(part) for key, part in schema.items()}
    if schema.get("type") == "object" and "properties" in schema and "additionalProperties" not in schema:
        copy["additionalProperties"] = False
    return copy


def complaints(schema, value, root=None):
    """What is wrong with `value`, one line each. `#/...` references of the schema are looked up in `root`."""
    whole = {**(root or {}), **schema}
    validator = jsonschema.Draft202012Validator(whole, format_checker=formats)
    return [f"{'/'.join(map(str, error.absolute_path)) or '(all)'}: {error.message[:300]}" for error in validator.iter_errors(value)]
