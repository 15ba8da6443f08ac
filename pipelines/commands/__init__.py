"""One module a command: ``register(subparsers)`` says its options, ``run(options)`` does it and says the
exit status.
"""
