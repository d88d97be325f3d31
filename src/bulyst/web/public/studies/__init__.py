"""The public pages of studies: did it change the population, and how sure can anyone be?"""
