"""Ints from long texts in the largest base and in one that is no power of two."""
print(int("z"*20,36)); print(int("12"*60,3)); print(int("z"*200,36)%1000, int("Zz1"*30, 36))
