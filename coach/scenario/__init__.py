"""YAML files in, frozen scenarios, profiles, question sets, rubrics, rules and trainees out."""
