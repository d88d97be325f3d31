"""The same world as the tests of cases."""

from tests.cases.conftest import up_front_world, world, world_of_the_file

__all__ = ["up_front_world", "world", "world_of_the_file"]
